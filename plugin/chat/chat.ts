/** The built-in chat. Its attributes are accepted; its calls say that this version has none. */

export const CHAT_MISSING = '本版本的插件还没有内置聊天，IM 属性已接受但不会生效'
