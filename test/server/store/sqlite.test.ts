import { storeBehaviour } from '#test/server/store/behaviour.ts'
import { sqlite } from '#test/server/store/engines.ts'

storeBehaviour(sqlite)
