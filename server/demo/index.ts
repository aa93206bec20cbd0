export { demoHistory } from '#server/demo/demoHistory.ts'
export { issueReports } from '#server/demo/issueReports.ts'
export { startPulse } from '#server/demo/startPulse.ts'
