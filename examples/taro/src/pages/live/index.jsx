/** Broadcasts with live-room-push and shows what its events say. */
import { Button, Text, View } from '@tarojs/components'
import { useState } from 'react'

const { instance, describeCode } = requirePlugin('liveRoomPlugin')

const url = 'rtmp://push.live-room.example/live/taro'

export default function Live() {
  const [lines, setLines] = useState([])

  const hear = ({ detail: { tag, code, detail } }) => {
    const words = tag === 'error' ? detail : describeCode('pusher', code).zh
    setLines((before) => [`${tag} ${code} ${words}`, ...before].slice(0, 6))
  }

  return (
    <View>
      <View className="stage">
        <live-room-push id="live" liveAppID={1250000001} pushUrl={url} autopush={false} onPushevent={hear} />
      </View>
      <Button onClick={() => instance.getLiveRoomPushInstance('live').start()}>开播</Button>
      <Button onClick={() => instance.getLiveRoomPushInstance('live').stop()}>下播</Button>
      {lines.map((line, index) => (
        <Text className="line" key={lines.length - index}>
          {line}
        </Text>
      ))}
    </View>
  )
}
