import { storeBehaviour } from '#test/server/store/behaviour.ts'
import { postgres } from '#test/server/store/engines.ts'

storeBehaviour(postgres())
