import type { RequestHandler } from 'express'
import type { Logger } from 'pino'

/**
 * One line per request: method, path without its query, status, duration. Never a header, a cookie, a query or a body.
 * Quiet reads that went well are told only to those who ask for `debug`.
 */
export const requestLog =
  (log: Pick<Logger, 'debug' | 'info' | 'warn' | 'isLevelEnabled'>): RequestHandler =>
  (request, response, next) => {
    const startedAt = performance.now()
    const { method, path } = request
    response.once('close', () => {
      const status = response.statusCode
      const level = status >= 400 ? 'warn' : method === 'GET' || method === 'HEAD' ? 'debug' : 'info'
      if (!log.isLevelEnabled(level)) return
      const ms = Math.round((performance.now() - startedAt) * 10) / 10
      const cut = !response.writableFinished
      log[level]({ method, path, status, ms, ip: request.ip, ...(cut && { cut }) }, 'request')
    })
    next()
  }
