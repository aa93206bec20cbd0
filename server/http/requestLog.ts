import type { RequestHandler } from 'express'
import type { Logger } from 'pino'

/**
 * One line per request: method, path without its query, status, duration. Never a header, a cookie, a query or a body.
 * Quiet reads that went well are told only to those who ask for `debug`.
 */
export const requestLog =
  (log: Pick<Logger, 'debug' | 'info' | 'warn'>): RequestHandler =>
  (request, response, next) => {
    const startedAt = performance.now()
    const { method, path } = request
    response.once('close', () => {
      const ms = Math.round((performance.now() - startedAt) * 10) / 10
      const line = {
        method,
        path,
        status: response.statusCode,
        ms,
        ip: request.ip,
        ...(!response.writableFinished && { cut: true }),
      }
      if (response.statusCode >= 400) log.warn(line, 'request')
      else if (method === 'GET' || method === 'HEAD') log.debug(line, 'request')
      else log.info(line, 'request')
    })
    next()
  }
