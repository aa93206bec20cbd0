const CODES = `
  project project-progress leader-meeting meeting-decision service-assignment service-visit
  observation-event observation-score rectification-item approval-item project-filing fund-application
  groundbreaking-event dispatch-entry coordination-meeting monthly-ranking task-item supervision-visit
  supervision-order publication reward-penalty evaluation-round indicator-score evidence-item case-study
  evaluation-finding sample-enterprise appraisal-link service-matter deployment enterprise-request
  matchmaking-event matchmaking-attendance loan-record subsidy-payout relief-grant warning-rule warning
  enterprise-survey support-payment plan-milestone plan-document census-milestone census-funding
  census-area zone-form zone-rating onboarding-unit unit-record statutory-return enforcement-inspection
  reserve-stock grain-inspection grain-finding grain-outlet publicity-record red-list-entry
  trading-project price-case responsibility-letter major-decision party-activity
`

/** Codes of the ledgers (台账) that the bureau's mechanisms keep; records of others are not published. */
export const LEDGERS: ReadonlySet<string> = new Set(CODES.trim().split(/\s+/))
