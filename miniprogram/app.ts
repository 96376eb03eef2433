/** The demo host's entry; everything it does happens in its pages. */
App({})
