/** Whether an address, or a host to listen on, is this machine talking to itself. */
export const isLoopback = (address: string | undefined): boolean =>
  address !== undefined && (address === 'localhost' || /^(::ffff:)?127\./.test(address) || address === '::1')
