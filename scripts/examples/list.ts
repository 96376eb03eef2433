/** The examples, with the folder each builds its mini-program into. */
export const examples = [
  { name: 'taro', output: 'examples/taro/dist', live: 'pages/live/index' },
  { name: 'uni-app', output: 'examples/uni-app/dist/build/mp-weixin', live: 'pages/live/live' },
] as const
