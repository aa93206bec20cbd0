import { expect, it } from 'vitest'
import { chromiumFlags } from '#server/kiosk/chromiumFlags.ts'
import { KioskUsage, readKioskOptions } from '#server/kiosk/kioskOptions.ts'

const URL = 'https://guanlan.example.cn/wall'

it('fills the screen with one browser unless told otherwise', () => {
  const { url, windows, profile } = readKioskOptions(['--url', URL])
  expect({ url, windows, profile }).toEqual({ url: URL, windows: [null], profile: './data/kiosk' })
})

it('places one browser for each window of a wall, each with its own profile', () => {
  const { windows } = readKioskOptions([
    '--url',
    URL,
    '--window',
    '0,0,1920x1080',
    '--window=-1920,0,1920x1080',
  ])
  expect(windows).toEqual([
    { x: 0, y: 0, width: 1920, height: 1080 },
    { x: -1920, y: 0, width: 1920, height: 1080 },
  ])
  const flags = chromiumFlags('/p/2', windows[1] ?? null, ['--lang=zh-CN'], URL)
  expect(flags).toEqual(
    expect.arrayContaining([
      '--kiosk',
      '--remote-debugging-pipe',
      '--user-data-dir=/p/2',
      '--window-position=-1920,0',
      '--window-size=1920,1080',
      '--lang=zh-CN',
    ]),
  )
  expect(flags.at(-1)).toBe(URL)
})

it.each([
  [[]],
  [['--url', 'guanlan.example.cn']],
  [['--url', 'file:///etc/passwd']],
  [['--url', URL, '--window', '1,2']],
  [['--what']],
])('says what to write instead of %j', (args) => {
  expect(() => readKioskOptions(args)).toThrow(KioskUsage)
})
