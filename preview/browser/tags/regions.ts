/** Some of China's regions with their official codes: four cities and four provinces, not the whole country. */

export interface Region {
  name: string
  code: string
  inner: Region[]
}

/** 'name code' lines; two spaces more mean one level deeper. */
const table = `
北京市 110000
  北京市 110100
    东城区 110101
    西城区 110102
    朝阳区 110105
    海淀区 110108
上海市 310000
  上海市 310100
    黄浦区 310101
    徐汇区 310104
    静安区 310106
    浦东新区 310115
天津市 120000
  天津市 120100
    和平区 120101
    南开区 120104
重庆市 500000
  重庆市 500100
    渝中区 500103
    江北区 500105
江苏省 320000
  南京市 320100
    玄武区 320102
    秦淮区 320104
  苏州市 320500
    虎丘区 320505
    姑苏区 320508
浙江省 330000
  杭州市 330100
    上城区 330102
    西湖区 330106
    滨江区 330108
  宁波市 330200
    海曙区 330203
    鄞州区 330212
广东省 440000
  广州市 440100
    荔湾区 440103
    越秀区 440104
    海珠区 440105
    天河区 440106
  深圳市 440300
    罗湖区 440303
    福田区 440304
    南山区 440305
四川省 510000
  成都市 510100
    锦江区 510104
    青羊区 510105
    武侯区 510107
  绵阳市 510700
    涪城区 510703
`

function parse(): Region[] {
  const root: Region[] = []
  const open: Region[][] = [root]
  for (const line of table.split('\n')) {
    const match = /^( *)(\S+) (\d+)$/.exec(line)
    if (!match) continue
    const [, indent = '', name = '', code = ''] = match
    const level = indent.length / 2
    const region: Region = { name, code, inner: [] }
    open[level]?.push(region)
    open[level + 1] = region.inner
  }
  return root
}

export const regions: Region[] = parse()
