import { describe, expect, it } from 'vitest'
import { pictureShelf } from '#server/screens/roll/pictureShelf.ts'
import { recentHeads } from '#server/screens/roll/recentHeads.ts'
import { screenState, type Sighting } from '#server/screens/roll/screenState.ts'
import { upgradeTurns } from '#server/screens/roll/upgradeTurns.ts'

describe('the state of a screen', () => {
  const there: Sighting = { isConnected: true, heardAt: 0, lostAt: null, overtakenAt: null }
  const gone = { isConnected: false, overtakenAt: null, heardAt: 0 }

  it('is current while it speaks and shows the newest', () => {
    expect(screenState(there, 9_999)).toBe('current')
  })
  it('is frozen once it has missed two heartbeats', () => {
    expect(screenState(there, 10_000)).toBe('frozen')
  })
  it('is behind after two seconds, and frozen where it stays behind for two heartbeats', () => {
    const speaking = { ...there, heardAt: 20_000, overtakenAt: 10_000 }
    expect(screenState(speaking, 11_999)).toBe('current')
    expect(screenState(speaking, 12_000)).toBe('behind')
    expect(screenState(speaking, 20_000)).toBe('frozen')
  })
  it('stands still where it fell silent without a word, and is away where it said goodbye', () => {
    expect(screenState({ ...gone, lostAt: 5_000 }, 60_000)).toBe('frozen')
    expect(screenState({ ...gone, lostAt: 5_000 }, 605_000)).toBe('away')
    expect(screenState({ ...gone, lostAt: null }, 1)).toBe('away')
  })
})

describe('when releases came', () => {
  it('tells since when a screen is behind: since the first release that it has not painted', () => {
    const heads = recentHeads(4)
    heads.came(5, 100)
    heads.came(6, 200)
    expect([3, 4, 5, 6, 7].map(heads.overtaken)).toEqual([0, 100, 200, null, null])
    expect(heads.seq()).toBe(6)
  })
  it('remembers no more than it needs', () => {
    const heads = recentHeads(0)
    for (let seq = 1; seq <= 2_000; seq++) heads.came(seq, seq)
    expect(heads.overtaken(10)).toBe(1_501)
  })
})

describe('turns for a new build', () => {
  const screens = (count: number, build = 'old') =>
    Array.from({ length: count }, (_, i) => ({ id: `s${i}`, build }))

  /** Milliseconds until all have been asked, where each takes `takesMs`; never answers where it is Infinity. */
  function play(count: number, takesMs: number) {
    const turns = upgradeTurns('new', 0)
    const takenAt = new Map<string, number>()
    let most = 0
    for (let now = 10_000; now < 600_000; now += 1_000) {
      const shown = screens(count).map((one) => ({
        ...one,
        build: (takenAt.get(one.id) ?? Infinity) <= now ? 'new' : 'old',
      }))
      const asked = turns(shown, now)
      most = Math.max(most, asked.length)
      for (const id of asked) if (!takenAt.has(id)) takenAt.set(id, now + takesMs)
      if (takenAt.size === count) return { now, most }
    }
    return undefined
  }

  it('goes one screen after another in a small house', () => {
    expect(play(5, 3_000)).toEqual({ now: 10_000 + 4 * 3_000, most: 1 })
  })
  it('is through within five minutes even where none of them takes it', () => {
    for (const count of [1, 7, 12, 25, 200]) {
      const played = play(count, Infinity)
      expect(played?.now, `${count} screens`).toBeLessThanOrEqual(300_000)
      expect(played?.most).toBeLessThanOrEqual(Math.ceil(count / 12))
    }
  })
  it('asks nobody before all are back, who has it, or where pages have no build', () => {
    expect(upgradeTurns('new', 0)(screens(3), 9_999)).toEqual([])
    expect(upgradeTurns('new', 0)(screens(3, 'new'), 20_000)).toEqual([])
    expect(upgradeTurns('', 0)(screens(3), 20_000)).toEqual([])
  })
  it('asks one that did not take it again after a minute, after the others', () => {
    const turns = upgradeTurns('new', 0)
    expect(turns(screens(2), 10_000)).toEqual(['s0'])
    expect(turns(screens(2), 30_000)).toEqual(['s1'])
    expect(turns(screens(2), 60_000)).toEqual([])
    expect(turns(screens(2), 70_000)).toEqual(['s0'])
  })
})

describe('pictures of screens', () => {
  const JPEG = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3])
  it('are taken where they were asked for, once', async () => {
    const shelf = pictureShelf(() => 7)
    await expect(shelf.put('a', JPEG)).rejects.toThrow('not-found')
    shelf.asked('a')
    await shelf.put('a', JPEG)
    expect(shelf.get('a')).toEqual({ type: 'image/jpeg', bytes: JPEG, at: 7 })
    await expect(shelf.put('a', JPEG)).rejects.toThrow('not-found')
  })
  it('are judged by their content', async () => {
    const shelf = pictureShelf(() => 0)
    shelf.asked('a')
    await expect(shelf.put('a', Buffer.from('<svg onload=alert(1)>'))).rejects.toThrow('screen-picture')
    await shelf.put('a', Buffer.from('RIFF1234WEBPVP8 '))
    expect(shelf.get('a')?.type).toBe('image/webp')
  })
  it('come soon or not at all', async () => {
    let now = 0
    const shelf = pictureShelf(() => now)
    shelf.asked('a')
    now = 60_001
    await expect(shelf.put('a', JPEG)).rejects.toThrow('not-found')
  })
})
