/** The server cannot start, for a reason the administrator can mend; the message is one line and says how. */
export class StartError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'StartError'
  }
}
