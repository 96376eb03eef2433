/** Work that is done one piece after the other, whatever a piece asks for or throws. */
import { SerialQueue } from '../../plugin/room/serial-queue'

function open() {
  const log: string[] = []
  const queue = new SerialQueue(
    (error) => log.push(`threw ${String(error)}`),
    () => log.push('empty'),
  )
  return { log, queue }
}

test('what is asked for in the midst of a piece comes after it, and after what was there before', () => {
  const { log, queue } = open()
  queue.add(() => {
    queue.add(() => {
      log.push('second')
      queue.add(() => log.push('fourth'))
    })
    queue.add(() => log.push('third'))
    log.push('first')
  })
  expect(log).toEqual(['first', 'second', 'third', 'fourth', 'empty'])
})

test('what a piece throws is told, and the next one is done', () => {
  const { log, queue } = open()
  queue.add(() => {
    queue.add(() => log.push('next'))
    throw new Error('piece')
  })
  queue.add(() => log.push('later'))
  expect(log).toEqual(['threw Error: piece', 'next', 'empty', 'later', 'empty'])
})

test('one who hears of errors and throws itself stops nothing for good', () => {
  const log: string[] = []
  const queue = new SerialQueue(
    () => {
      throw new Error('console')
    },
    () => undefined,
  )
  const fail = (): void => {
    throw new Error('piece')
  }
  expect(() => queue.add(fail)).toThrow('console')
  queue.add(() => log.push('later'))
  expect(log).toEqual(['later'])
})
