/** Watches a stream with live-room-play and shows what its events say, over the picture and below it. */
import { Button, CoverView, Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'

const { instance, describeCode } = requirePlugin('liveRoomPlugin')

const url = 'rtmp://play.live-room.example/live/sample'

export default function Watch() {
  const [lines, setLines] = useState([])

  const hear = ({ detail: { tag, code, detail } }) => {
    const words = tag === 'error' ? detail : describeCode('player', code).zh
    setLines((before) => [`${tag} ${code} ${words}`, ...before].slice(0, 6))
  }

  return (
    <View>
      <View className="stage">
        {/* Lower-case event names; attributes one by one, never {...spread}: Taro reads them out of this very text. */}
        <live-room-play id="room" liveAppID={1250000001} playUrl={url} onPlayevent={hear}>
          <CoverView className="badge">{lines[0] ?? '未开始'}</CoverView>
        </live-room-play>
      </View>
      <Button onClick={() => instance.getLiveRoomInstance('room').start()}>播放</Button>
      <Button onClick={() => instance.getLiveRoomInstance('room').stop()}>停止</Button>
      <Button onClick={() => Taro.navigateTo({ url: '/pages/live/index' })}>去开播</Button>
      {lines.map((line, index) => (
        <Text className="line" key={lines.length - index}>
          {line}
        </Text>
      ))}
    </View>
  )
}
