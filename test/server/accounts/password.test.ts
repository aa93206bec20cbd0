import { describe, expect, it } from 'vitest'
import { limitConcurrency } from '#server/accounts/limitConcurrency.ts'
import { hashOfNoPassword, hashPassword, verifyPassword } from '#server/accounts/password.ts'

describe('a password hash', () => {
  it('knows its password and no other', async () => {
    const hash = await hashPassword('观水有术')
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(await verifyPassword('观水有术', hash)).toBe(true)
    expect(await verifyPassword('观水有木', hash)).toBe(false)
  })

  it('differs each time', async () => {
    expect(await hashPassword('same')).not.toBe(await hashPassword('same'))
  })

  it('takes one password for the same however the keyboard composes it', async () => {
    expect(await verifyPassword('caf\u00e9', await hashPassword('cafe\u0301'))).toBe(true)
  })

  it('that no password was made for can be tried and never fits', async () => {
    expect(await verifyPassword('', hashOfNoPassword())).toBe(false)
  })

  it('that is damaged is a bug and not a wrong password', async () => {
    await expect(verifyPassword('x', 'plain')).rejects.toThrow('cannot be read')
  })
})

it('never runs more than two at once, and goes on after one that fails', async () => {
  const inTurn = limitConcurrency(2)
  let running = 0
  let most = 0
  const task = async (fails: boolean) => {
    most = Math.max(most, ++running)
    await new Promise((resolve) => setImmediate(resolve))
    running--
    if (fails) throw new Error('failed')
  }
  const results = await Promise.allSettled(
    Array.from({ length: 9 }, (_, i) => inTurn(() => task(i % 3 === 0))),
  )
  expect(most).toBe(2)
  expect(results.filter(({ status }) => status === 'rejected')).toHaveLength(3)
})
