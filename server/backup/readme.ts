import type { Manifest } from '#server/backup/manifest.ts'

/** What whoever finds the folder in ten years should know. */
export const readme = ({ at, epoch, seq, audit }: Manifest): string => `观澜 Guanlan：备份 / backup

${at}，日志 ${epoch}，发布序号 ${seq}，审计 ${audit.n}:${audit.hash}

guanlan.db     全部数据（SQLite 3）/ all data
evidence/      佐证材料，按内容哈希存放 / photos and documents by the hash of their content
pictures/      大屏图片 / pictures of walls
manifest.json  各表行数与哈希 / rows and hashes of all tables
SHA256SUMS     各文件哈希 / hashes of all files:  sha256sum -c SHA256SUMS

恢复 restore:  npm run -s cli -- restore --from 此文件夹
演练 drill:    npm run -s cli -- drill --from 此文件夹

内含账号、登录凭据的哈希与未发布的草稿，请按机密保管。
It holds accounts, hashes of credentials and unpublished drafts: keep it as you keep the server itself.
`
