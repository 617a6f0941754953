import type { Pool } from 'pg';
import { crossingStore } from './crossings.ts';
import { inspectionStore } from './inspections.ts';
import type { Store } from './port/store.ts';
import { acceptDeclarations } from './query/accept-declarations.ts';
import { amendDeclaration } from './query/amend-declaration.ts';
import { appealStore } from './query/appeals.ts';
import { appendEvents, insertLeaves } from './query/append.ts';
import { laneHours, lanesNow, openCrossings } from './query/board.ts';
import { assignmentStore } from './query/assignments.ts';
import { releaseAuditStore } from './query/audits.ts';
import { clearanceStore } from './query/clearances.ts';
import { documentStore } from './query/documents.ts';
import { drawStore } from './query/draws.ts';
import { eventById, eventsAfter, eventsOfSubject, lastEventSeq, subjectOfEvent } from './query/events.ts';
import { countFairness } from './query/fairness.ts';
import { checkLabels, checkWords, replayLabels, replayLabelsOf } from './query/check-labels.ts';
import { commitHistory, loadHistory, operatorRecord, operatorRecords, putOperatorRecords } from './query/history.ts';
import { addContest, figureContests, inspectionFacts } from './query/indicators.ts';
import { getInstallation, initInstallation } from './query/installation.ts';
import {
  appendLeaves,
  digestEvents,
  eraseOpenings,
  lastStatement,
  ledgerByIds,
  ledgerCommitments,
  ledgerHashes,
  ledgerHead,
  ledgerOfSubject,
  ledgerOpenings,
  sequenceLeaves,
} from './query/ledger.ts';
import { countDeclarations, listDeclarations } from './query/list-declarations.ts';
import { createNamedList, decideEntry, listEntries, namedLists, proposeEntry, vehicleEntries } from './query/lists.ts';
import {
  countAdministrators,
  decideGrant,
  insertFirstGrants,
  insertGrant,
  insertToken,
  listPeople,
  selectGrants,
  tokenByHash,
} from './query/people.ts';
import {
  awaitedLanes,
  declarationById,
  declarationByReference,
  declarationsAwaiting,
  declarationsByIds,
} from './query/read-declaration.ts';
import { rawMessageStore } from './query/raw-messages.ts';
import { referralStore } from './query/referrals.ts';
import { reassessDeclarations } from './query/reassess-declarations.ts';
import { carriedBy, declarationHeads, erasures, replayCount, replayPage, replayRows } from './query/replays.ts';
import { retentionStore } from './query/retention.ts';
import { outageStore } from './query/outages.ts';
import { reviewStore } from './query/reviews.ts';
import { rosterStore } from './query/roster.ts';
import { addRuleStep, replayRun, ruleSteps, shadowCounts, workbenchRevision } from './query/rule-steps.ts';
import {
  addRuleVersion,
  addRuleVersions,
  allRuleVersions,
  currentRules,
  ruleHitCounts,
  ruleTallies,
  ruleVersions,
} from './query/rules.ts';
import { Abandon, attempt, transaction } from './query/transaction.ts';
import { decideTerm, proposeTerm, vocabularyTerms } from './query/vocabulary.ts';

/** The store on PostgreSQL: each function of the port is one query file, or a few lines here that join two. */
export function postgresStore(pool: Pool): Store {
  return {
    installation: { get: () => getInstallation(pool), init: (first) => initInstallation(pool, first) },
    declarations: {
      accept: (batch, raw) => acceptDeclarations(pool, batch, raw),
      amend: (next, raw) => amendDeclaration(pool, next, raw),
      reassess: (batch) =>
        attempt(pool, async (db) => {
          if (!(await reassessDeclarations(db, batch))) throw new Abandon(false);
          return true;
        }),
      byId: (id) => declarationById(pool, id),
      byIds: (ids) => declarationsByIds(pool, ids),
      byReference: (declarant, reference) => declarationByReference(pool, declarant, reference),
      awaiting: (plate) => declarationsAwaiting(pool, plate),
      awaitedLanes: (plates) => awaitedLanes(pool, plates),
      list: (filter, limit, after) => listDeclarations(pool, filter, limit, after),
      count: (filter, atMost) => countDeclarations(pool, filter, atMost),
    },
    crossings: crossingStore(pool),
    inspections: inspectionStore(pool),
    events: {
      append: (events, leaves = []) =>
        transaction(pool, async (db) => {
          await appendEvents(db, events);
          await insertLeaves(db, leaves);
        }),
      subjectOf: (id) => subjectOfEvent(pool, id),
      byId: (id) => eventById(pool, id),
      ofSubject: (subject, limit) => eventsOfSubject(pool, subject, limit),
      after: (seq, limit) => eventsAfter(pool, seq, limit),
      lastSeq: () => lastEventSeq(pool),
    },
    rules: {
      add: (versions, record) => addRuleVersions(pool, versions, record),
      addVersion: (version, record) => addRuleVersion(pool, version, record),
      current: () => currentRules(pool),
      byId: (id) => ruleVersions(pool, id),
      all: (of) => allRuleVersions(pool, of),
      steps: (of) => ruleSteps(pool, of),
      tallies: () => ruleTallies(pool),
      addStep: (step, record, run) => addRuleStep(pool, step, record, run),
      replayRun: (id) => replayRun(pool, id),
      hitCounts: (from, before) => ruleHitCounts(pool, from, before),
      shadowCounts: () => shadowCounts(pool),
      revision: () => workbenchRevision(pool),
    },
    lists: {
      all: () => namedLists(pool),
      byId: async (id) => (await namedLists(pool, id))[0],
      create: (list, record) => createNamedList(pool, list, record),
      entries: (list) => listEntries(pool, list === undefined ? {} : { list }),
      entry: async (id) => (await listEntries(pool, { id }))[0],
      aboutVehicles: (plates) => vehicleEntries(pool, plates),
      propose: (entry, record) => proposeEntry(pool, entry, record),
      decide: (entry, record) => decideEntry(pool, entry, record),
    },
    vocabulary: {
      all: () => vocabularyTerms(pool),
      propose: (term, record) => proposeTerm(pool, term, record),
      decide: (term, record) => decideTerm(pool, term, record),
    },
    replays: {
      count: () => replayCount(pool),
      erasures: () => erasures(pool),
      page: (after, limit) => replayPage(pool, after, limit),
      rows: (ids) => replayRows(pool, ids),
      labels: (after, limit) => replayLabels(pool, after, limit),
      labelsOf: (ids) => replayLabelsOf(pool, ids),
      carried: (crossings) => carriedBy(pool, crossings),
      heads: (ids) => declarationHeads(pool, ids),
    },
    history: {
      load: () => loadHistory(pool),
      commit: (next) => commitHistory(pool, next),
      checkWords: (declarations, beforeSeq) => checkWords(pool, declarations, beforeSeq),
      checkLabels: (declarations) => checkLabels(pool, declarations),
      operatorRecords: () => operatorRecords(pool),
      operatorRecord: (id) => operatorRecord(pool, id),
      putOperators: (records) => putOperatorRecords(pool, records),
    },
    draws: drawStore(pool),
    roster: rosterStore(pool),
    assignments: assignmentStore(pool),
    documents: documentStore(pool),
    clearances: clearanceStore(pool),
    audits: releaseAuditStore(pool),
    referrals: referralStore(pool),
    appeals: appealStore(pool),
    rawMessages: rawMessageStore(pool),
    retention: retentionStore(pool),
    reviews: reviewStore(pool),
    oversee: {
      fairness: (from, before) => countFairness(pool, from, before),
      inspections: (from, before, officer) => inspectionFacts(pool, from, before, officer),
      addContest: (contest, record) => addContest(pool, contest, record),
      contests: (limit, officer) => figureContests(pool, limit, officer),
    },
    outages: outageStore(pool),
    ledger: {
      sequence: (atMost, seal) => sequenceLeaves(pool, atMost, seal),
      head: () => ledgerHead(pool),
      ofSubject: (subject) => ledgerOfSubject(pool, subject),
      lastStatement: (subject, kind) => lastStatement(pool, subject, kind),
      openings: (ids) => ledgerOpenings(pool, ids),
      hashes: (level, from, before) => ledgerHashes(pool, level, from, before),
      commitments: (from, before) => ledgerCommitments(pool, from, before),
      eraseOpenings: (ids, record) => eraseOpenings(pool, ids, record),
      byIds: (ids) => ledgerByIds(pool, ids),
      digestEvents: (after, limit, through) => digestEvents(pool, after, limit, through),
      append: (leaves) => appendLeaves(pool, leaves),
    },
    people: {
      administrators: () => countAdministrators(pool),
      list: () => listPeople(pool),
      grants: () => selectGrants(pool, {}),
      grantsOf: (userId) => selectGrants(pool, { userId }),
      grant: async (id) => (await selectGrants(pool, { id }))[0],
      addGrant: (grant, events, leaves) => insertGrant(pool, grant, events, leaves),
      addFirstGrants: (grants, events, leaves) => insertFirstGrants(pool, grants, events, leaves),
      decideGrant: (grant, events, leaves) => decideGrant(pool, grant, events, leaves),
      addToken: (token) => insertToken(pool, token),
      tokenByHash: (hashHex) => tokenByHash(pool, hashHex),
    },
    board: {
      openCrossings: (perishable, limit) => openCrossings(pool, perishable, limit),
      lanesNow: (now) => lanesNow(pool, now),
      laneHours: (from, before, standardMinutes) => laneHours(pool, from, before, standardMinutes),
    },
    ping: async () => {
      await pool.query('select 1');
    },
    close: () => pool.end(),
  };
}
