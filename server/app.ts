/** The map: what every request goes through, and every feature mounted in one chain. */
import { Hono } from 'hono'
import { ballotRoutes } from './ballots/routes.ts'
import { calendarRoutes } from './competitions/calendar-routes.ts'
import { competitionRoutes } from './competitions/routes.ts'
import { schemeRoutes } from './competitions/scheme-routes.ts'
import { auditRoutes } from './desk/audit-routes.ts'
import { calendarViewRoutes } from './desk/calendar-routes.ts'
import { historyRoutes } from './desk/history-routes.ts'
import { jobRoutes } from './desk/job-routes.ts'
import { deskRoutes } from './desk/routes.ts'
import { drawRoutes } from './entries/draw-routes.ts'
import { entryImportRoutes } from './entries/import-routes.ts'
import { registrationRoutes } from './entries/registration-routes.ts'
import { entryRoutes } from './entries/routes.ts'
import { gate } from './lib/access.ts'
import type { Env, Site } from './lib/env.ts'
import { guard, onError, sayHeaders } from './lib/http.ts'
import { Problem } from './lib/problem.ts'
import { findSession } from './lib/session.ts'
import { chiefRoutes } from './marks/chief-routes.ts'
import { clerkRoutes } from './marks/clerk-routes.ts'
import { keyingRoutes } from './marks/keying-routes.ts'
import { noteRoutes } from './marks/note-routes.ts'
import { rehearsalRoutes } from './marks/rehearsal-routes.ts'
import { reminderRoutes } from './marks/reminder-routes.ts'
import { markRoutes } from './marks/routes.ts'
import { eligibilityRoutes } from './nominations/eligibility-routes.ts'
import { honourRoutes } from './nominations/honour-routes.ts'
import { nominationRoutes } from './nominations/nomination-routes.ts'
import { noticeRoutes } from './nominations/notice-routes.ts'
import { rankingRoutes } from './nominations/ranking-routes.ts'
import { roomRoutes } from './nominations/room-routes.ts'
import { campaignRoutes } from './nominations/routes.ts'
import { selectionRoutes } from './nominations/selection-routes.ts'
import { stageRoutes } from './nominations/stage-routes.ts'
import { badgeRoutes } from './panels/badge-routes.ts'
import { conflictRoutes } from './panels/conflict-routes.ts'
import { panelRoutes } from './panels/routes.ts'
import { awardPaperRoutes } from './papers/award-routes.ts'
import { certificateRoutes } from './papers/certificate-routes.ts'
import { paperRoutes } from './papers/routes.ts'
import { accountRoutes } from './people/account-routes.ts'
import { deviceRoutes } from './people/device-routes.ts'
import { personRoutes } from './people/person-routes.ts'
import { sessionRoutes } from './people/session-routes.ts'
import { unitRoutes } from './people/unit-routes.ts'
import { proposalRoutes } from './proposals/routes.ts'
import { analyticsRoutes } from './results/analytics-routes.ts'
import { appealRoutes } from './results/appeal-routes.ts'
import { promotionRoutes } from './results/promotion-routes.ts'
import { publicRoutes } from './results/public-routes.ts'
import { recheckRoutes } from './results/recheck-routes.ts'
import { resultRoutes } from './results/routes.ts'
import { trialRoutes } from './results/trial-routes.ts'
import { seasonRoutes } from './seasons/routes.ts'
import { trainingRoutes } from './training/routes.ts'

const may = gate({ 'health.see': { roles: ['anyone'] } })

/** The whole API on a site; the caller adds the built web. */
export function createApp(site: Site) {
  const app = new Hono<Env>().basePath('/api')
  // One step instead of four: every step of Hono's costs each mark a few microseconds.
  app.use(async (c, next) => {
    c.set('site', site)
    c.set('session', null)
    sayHeaders(c)
    await guard(c)
    await findSession(c)
    await next()
  })
  app.onError(onError)
  return app
    .get('/health', may('health.see'), (c) => c.json({ ok: true }))
    .route('/', sessionRoutes)
    .route('/', deviceRoutes)
    .route('/', panelRoutes)
    .route('/', conflictRoutes)
    .route('/', badgeRoutes)
    .route('/', markRoutes)
    .route('/', reminderRoutes)
    .route('/', clerkRoutes)
    .route('/', keyingRoutes)
    .route('/', noteRoutes)
    .route('/', rehearsalRoutes)
    .route('/', chiefRoutes)
    .route('/', unitRoutes)
    .route('/', personRoutes)
    .route('/', accountRoutes)
    .route('/', trainingRoutes)
    .route('/', auditRoutes)
    .route('/', historyRoutes)
    .route('/', calendarViewRoutes)
    .route('/', deskRoutes)
    .route('/', jobRoutes)
    .route('/', ballotRoutes)
    .route('/', roomRoutes)
    .route('/', campaignRoutes)
    .route('/', nominationRoutes)
    .route('/', stageRoutes)
    .route('/', eligibilityRoutes)
    .route('/', selectionRoutes)
    .route('/', rankingRoutes)
    .route('/', noticeRoutes)
    .route('/', honourRoutes)
    .route('/', resultRoutes)
    .route('/', promotionRoutes)
    .route('/', recheckRoutes)
    .route('/', appealRoutes)
    .route('/', trialRoutes)
    .route('/', analyticsRoutes)
    .route('/', publicRoutes)
    .route('/', paperRoutes)
    .route('/', certificateRoutes)
    .route('/', awardPaperRoutes)
    .route('/', proposalRoutes)
    .route('/', seasonRoutes)
    .route('/', entryRoutes)
    .route('/', entryImportRoutes)
    .route('/', drawRoutes)
    .route('/', registrationRoutes)
    .route('/', competitionRoutes)
    .route('/', calendarRoutes)
    .route('/', schemeRoutes)
    .all('*', () => {
      throw new Problem('not-found')
    })
}

export type App = ReturnType<typeof createApp>
