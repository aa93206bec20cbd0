import { describe, expect, it } from 'vitest'
import { ADMIN_PAGES, homePage, pageLoader, pagesOf } from '#client/admin/adminPages.ts'
import en from '#client/locales/admin.en.json'
import zh from '#client/locales/admin.zh-CN.json'
import { ROLES } from '#shared/contract/roles.ts'

describe('the pages of the panel', () => {
  it('are offered by role, and each role starts at its own', () => {
    const offered = Object.fromEntries(ROLES.map((role) => [role, pagesOf(role).map(({ name }) => name)]))
    expect(offered['viewer']).toEqual([])
    expect(offered['filer']).toContain('drafts')
    expect(offered['filer']).not.toContain('review')
    expect(offered['reviewer']).toContain('review')
    expect(offered['auditor']).toContain('audit')
    expect(offered['auditor']).not.toContain('drafts')
    expect(ROLES.map((role) => homePage(role))).toEqual([
      ...['entry', 'entry', 'entry', 'entry', 'catalogue', 'audit', 'audit'],
    ])
  })

  it('all have a name in both languages and a file to be loaded from', () => {
    for (const name of ADMIN_PAGES) {
      expect([name, typeof zh.admin.nav[name], typeof en.admin.nav[name]]).toEqual([name, 'string', 'string'])
      if (name !== 'entry') expect([name, typeof pageLoader(name)]).toEqual([name, 'function'])
    }
  })
})
