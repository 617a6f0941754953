/** Columns of one table, as the database calls them. */
type Columns = readonly string[];
const named = (columns: string): Columns => columns.split(' ');

/**
 * Everything that an audit holds against the ledger, table by table: a change to any of these columns, a row that is put in or
 * taken out, is found. The tests that forge records take their tables from here, and docs/ledger.md lists them.
 */
export const VOUCHED_FOR = {
  ledger_entry: named('index id kind subject at commitment leaf_hash'),
  ledger_opening: named('id salt statement'),
  ledger_tile: named('level index hash'),
  ledger_head: named('number size root at note'),
  pending_leaf: named('id kind subject at commitment'),
  event: named('seq id at kind subject actor body'),
  assessment: named('id declaration_id declaration_version cause at lane rule_set history_version features result'),
  declaration: [
    ...named(
      'id declarant reference version content_hash first_hash accepted_at lodged_at direction importer exporter',
    ),
    ...named('carrier dispatch_country item_count first_hs value_minor gross_kg lane awaited_plate warnings body'),
  ],
  declaration_past: named('declaration_id version content_hash replaced_at body'),
  crossing: [
    ...named('id plate trailer_plate country kind direction state lane booked slot_at booked_at arrived_at gate_at'),
    ...named('directed_at check_started_at check_ended_at released_at exited_at check_result hold weighed_kg version'),
    'check_lane',
  ],
  crossing_declaration: named('crossing_id declaration_id'),
  inspection: named('id crossing_id state assigned outcome opened_at concluded_at body version'),
  inspection_entry: named('id inspection_id action officer at received_at offline body'),
  inspection_photo: named('id inspection_id step officer received_at media_type sha256 bytes'),
  document_request: named('id declaration_id type origin hazard line requested_by requested_at due_at'),
  document_answer: named('id request_id at actor media bytes'),
  document_file: named('answer_id content'),
  document_decision: named('request_id answer_id outcome reason at officer'),
  clearance: named('id declaration_id version partner decision number at actor'),
  audit_case: named('id declaration_id crossing_id opened_at due_at officer concluded_at concluded_by result items'),
  referral: named('id finding declaration_id agency hazard legal_basis documents deadline opened_by opened_at'),
  referral_answer: named('referral_id result remark at actor'),
  appeal: named('id declaration_id notice_kind decision ground lodged_by lodged_at due_at'),
  appeal_decision: named('appeal_id outcome remedy reason at officer'),
  rule_version: named('rule_id version hash state body valid_from valid_until created_by created_at'),
  rule_step: named('id rule_id version ordinal step at officer from_day because replay'),
  replay_run: named('id rule_id version at officer result'),
  named_list: named('id kind title owner legal_basis created_at'),
  list_entry: [
    ...named('id list_id value hazard finding expires_on proposed_by proposed_at approved_by approved_at refused_by'),
    ...named('refused_at withdrawn_by withdrawn_at'),
  ],
  vocabulary_term: named(
    'term proposal label words hs_headings proposed_by proposed_at approved_by approved_at refused_by refused_at',
  ),
  role_grant: [
    ...named(
      'id user_id role operator proposed_by proposed_at approved_by approved_at refused_by refused_at revoked_by',
    ),
    ...named('revoked_at origin partner'),
  ],
  draw_plan: named('day planned_at secret salt commitment random_share'),
  draw_contribution: named('day custodian commitment committed_at secret handed_over_at'),
  draw_period: named('day period starts_at seed commitment random_share salt parts'),
  draw_assignment: named('inspection_id crossing_id day at handle basis needs operators officers rest_set_aside drawn'),
  reassignment: [
    ...named(
      'id inspection_id code from_officer to_officer proposed_by proposed_at approved_by approved_at refused_by',
    ),
    'refused_at',
  ],
  shift: named('id starts_at ends_at officers bays version'),
  qualification: named('officer what expires_on'),
  review: [
    ...named('id inspection_id crossing_id cause kind opened_at done_at done_by verdict steps waive_reason'),
    ...named('waive_asked_by waive_asked_at waived_by waived_at'),
  ],
  figure_contest: named('id officer indicator ground at'),
  erasure: named('id at record count before'),
  outage: [
    ...named(
      'id kind starts_at ends_at parts reason declared_by declared_at confirmed_by confirmed_at agrees ended_by',
    ),
    ...named('ended_at reviewed_by reviewed_at verdict version'),
  ],
  outage_form: named('id kind pack first_number count printed_by printed_at'),
  outage_entry: [
    ...named('id cause action crossing_id inspection_id form form_line happened_at keyed_at done_by keyed_by refusal'),
    ...named('claimed_second reviewed_by reviewed_at verdict'),
  ],
} satisfies Readonly<Record<string, Columns>>;

/** A table of which an audit holds something against the ledger. */
export type VouchedTable = keyof typeof VOUCHED_FOR;

/** What the ledger does not vouch for, a table or a column of one that it does, and why not. */
export const NOT_VOUCHED_FOR: Readonly<Record<string, string>> = {
  installation: 'where the program stands; the name of the log, which every head is signed with, says the same',
  schema_migration: 'what the program was; an older or edited one refuses to start',
  user: "the sign-in library's; decisions name who made them, and roles are in role_grant",
  account: "the sign-in library's",
  session: "the sign-in library's",
  verification: "the sign-in library's",
  rateLimit: "the sign-in library's",
  api_token: 'a key of a system and not a decision: each act under it names it',
  officer_pin: 'what proves a PIN and not a decision: each release under it is looked at again',
  operator: "an administration's register, brought in anew; what an assessment read of it is in its features",
  operator_history: 'sums over events; what an assessment read of them is in its features',
  route_history: 'sums over events; what an assessment read of them is in its features',
  reference_price: 'sums over events; what an assessment read of them is in its features',
  history_version: 'how far those sums reach',
  workbench_revision: 'a counter that says whether to read again',
  handover: 'a note from one lead to the next; nothing is decided on it',
  raw_message: 'encrypted as it came in and gone after its time; what was read of it is stated',
  appeal_statement: "a trader's own words, which may name people and go before the appeal",
  'clearance.seq': 'numbers the words of partners as they came in; each states its time',
  'document_answer.ordinal': 'counts the answers to a request; which came first is stated',
  'document_decision.id': 'names a decision that its answer or request names',
  'inspection_entry.ordinal': 'the order in which acts are shown; each states its time',
  'list_entry.evidence_nth': 'tells apart entries that cited one finding before that was once only; each is stated',
  'outage_entry.line_nth': 'tells apart what was keyed of one line before that took one alone; each is stated',
  'shift.changed_by': 'its entry says who changed it',
  'shift.changed_at': 'its entry says when',
  'qualification.granted_by': 'its entry says who granted it',
  'qualification.granted_at': 'its entry says when',
};
