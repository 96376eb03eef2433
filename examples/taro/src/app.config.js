export default {
  pages: ['pages/watch/index', 'pages/live/index'],
  window: {
    navigationBarTitleText: '直播间（Taro）',
    navigationBarBackgroundColor: '#ffffff',
    navigationBarTextStyle: 'black',
  },
  plugins: { liveRoomPlugin: { version: 'dev', provider: 'wx1234567890abcdef' } },
}
