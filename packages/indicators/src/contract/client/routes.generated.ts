/** Made from what the API says of itself, by apps/api/test/client-routes.test.ts: not to be edited by hand. */
import type {
  AcceptBody,
  AcceptedWire,
  AccountBody,
  AccountSessionListWire,
  AcknowledgeBody,
  AlertActionBody,
  AlertActionWire,
  AlertCountsWire,
  AlertListWire,
  AlertStoryWire,
  AlertWire,
  ArrangementWire,
  AssigneeListWire,
  AuditListWire,
  BacktestBody,
  BacktestWire,
  BaselineBody,
  BaselineEndBody,
  BaselineHistoryWire,
  BeforeAfterWire,
  BriefBody,
  BriefFiguresWire,
  BriefLinkListWire,
  BriefMailingStateWire,
  BriefMailingWire,
  CandidateAcceptBody,
  CandidateReasonBody,
  CandidateWire,
  ChangesWire,
  CheckListWire,
  CodeMoveBody,
  CodeMovePlanBody,
  CodeMovePlanWire,
  DeliveryListWire,
  DeliveryWire,
  DiscardBody,
  FactListWire,
  FeedAlertListWire,
  FeedAlertWire,
  FeedBody,
  FeedEditBody,
  FeedListWire,
  FeedRunListWire,
  FeedRunWire,
  FeedWire,
  HistoryWire,
  ImportAcceptedWire,
  ImportListWire,
  ImportRowsWire,
  ImportWire,
  IndicatorBody,
  IndicatorEditBody,
  IndicatorListWire,
  IndicatorSummaryWire,
  IndicatorVersionsWire,
  InstanceWire,
  InvitationBody,
  InvitationListWire,
  InvitationOfferWire,
  LabelListWire,
  LastLookBody,
  LastLookWire,
  LinkTokenBody,
  LinkWire,
  MappingWire,
  MeasureListWire,
  MemberBody,
  MemberListWire,
  MemberWire,
  NewBriefLinkWire,
  NewIndicatorWire,
  NewInvitationWire,
  NewReceiverWire,
  NewTokenWire,
  ObservationBody,
  ObservationWire,
  OpenSubmissionListWire,
  OwnCheckBody,
  OwnCheckEditBody,
  OwnCheckExampleListWire,
  OwnCheckListWire,
  OwnCheckOutcomeWire,
  OwnCheckPreviewBody,
  OwnCheckTensionsWire,
  OwnCheckVersionsWire,
  OwnCheckWire,
  PackageImportWire,
  PasskeyBody,
  PasskeyListWire,
  PasskeySignInBody,
  PasskeyWire,
  PasswordBody,
  PasswordChangeBody,
  PasswordResetBody,
  PasswordResetCompleteBody,
  PasswordResetOfferWire,
  PastedTableBody,
  PipelineWire,
  PlaceBody,
  PlaceCodesBody,
  PlaceCodesWire,
  PlaceEditBody,
  PlaceFiguresWire,
  PlaceImportWire,
  PlaceListWire,
  PlaceOutlinesWire,
  PlaceVersionsWire,
  PlaceWire,
  PreviewWire,
  ProofBody,
  PublicChartBody,
  PublicChartLinkListWire,
  PublicChartLinkWire,
  PublicChartWire,
  ReadingAcceptedWire,
  ReadingBody,
  ReadingListWire,
  ReadingWire,
  ReasonedBody,
  ReceiverBody,
  ReceiverEditBody,
  ReceiverListWire,
  ReceiverPreviewBody,
  ReceiverPreviewWire,
  RecommendationBody,
  ReviewBody,
  RevisionBody,
  RevisionPreviewBody,
  RevisionPreviewWire,
  RuleBody,
  RuleEditBody,
  RuleListWire,
  RuleWire,
  SavedBriefBody,
  SavedBriefEditBody,
  SavedBriefListWire,
  SavedBriefVersionsWire,
  SavedBriefWire,
  SavedMappingBody,
  SavedMappingListWire,
  SavedMappingWire,
  SearchWire,
  SecondFactorBody,
  SentenceListWire,
  SeriesRevisionListWire,
  SeriesWire,
  SessionWire,
  SettingsBody,
  SettingsWire,
  SetupBody,
  SharedBriefWire,
  ShownBriefWire,
  SignInBody,
  SignInResultWire,
  SilenceBody,
  SilenceListWire,
  SilenceWire,
  SingleSignOnBody,
  SingleSignOnWire,
  SourceBody,
  SourceFiguresWire,
  SourceItemWire,
  SourceListWire,
  SourceTextsWire,
  StatisticsWire,
  SubmissionWire,
  SubscriptionBody,
  SubscriptionEditBody,
  SubscriptionListWire,
  SubscriptionWire,
  TellingWire,
  TimelineBody,
  TimelineEditBody,
  TimelineEntryWire,
  TimelineListWire,
  TimelineVersionsWire,
  TokenBody,
  TokenListWire,
  TotpConfirmBody,
  TotpRemoveBody,
  TotpWire,
  TriageBody,
  UnsubscribedWire,
  VintageListWire,
} from '../index.js';

export interface Routes {
  'DELETE /account/passkeys/{id}': {
    readonly path: { readonly id: string; };
    readonly answer: undefined;
  };
  'DELETE /account/sessions': {
    readonly answer: undefined;
  };
  'DELETE /account/sessions/{id}': {
    readonly path: { readonly id: string; };
    readonly answer: undefined;
  };
  'DELETE /briefs/{id}': {
    readonly path: { readonly id: string; };
    readonly answer: undefined;
  };
  'DELETE /feeds/{id}': {
    readonly path: { readonly id: string; };
    readonly answer: undefined;
  };
  'DELETE /invitations/{id}': {
    readonly path: { readonly id: string; };
    readonly answer: undefined;
  };
  'DELETE /mappings/{id}': {
    readonly path: { readonly id: string; };
    readonly answer: undefined;
  };
  'DELETE /own-checks/{id}': {
    readonly path: { readonly id: string; };
    readonly answer: undefined;
  };
  'DELETE /places/{id}': {
    readonly path: { readonly id: string; };
    readonly query?: { readonly anyway?: 'true' | 'false' | null; };
    readonly answer: undefined;
  };
  'DELETE /places/{id}/outline': {
    readonly path: { readonly id: string; };
    readonly answer: PlaceWire;
  };
  'DELETE /public-charts/{id}': {
    readonly path: { readonly id: string; };
    readonly answer: undefined;
  };
  'DELETE /readings/{id}': {
    readonly path: { readonly id: string; };
    readonly answer: undefined;
  };
  'DELETE /receivers/{id}': {
    readonly path: { readonly id: string; };
    readonly answer: undefined;
  };
  'DELETE /rules/{id}': {
    readonly path: { readonly id: string; };
    readonly answer: undefined;
  };
  'DELETE /saved-briefs/{id}': {
    readonly path: { readonly id: string; };
    readonly answer: undefined;
  };
  'DELETE /saved-briefs/{id}/mailing': {
    readonly path: { readonly id: string; };
    readonly answer: undefined;
  };
  'DELETE /session': {
    readonly answer: undefined;
  };
  'DELETE /silences/{id}': {
    readonly path: { readonly id: string; };
    readonly answer: undefined;
  };
  'DELETE /sources/{id}/files/{file}': {
    readonly path: { readonly id: string; readonly file: string; };
    readonly answer: SourceItemWire;
  };
  'DELETE /subscriptions/{id}': {
    readonly path: { readonly id: string; };
    readonly answer: undefined;
  };
  'DELETE /timeline/{id}': {
    readonly path: { readonly id: string; };
    readonly answer: undefined;
  };
  'DELETE /tokens/{id}': {
    readonly path: { readonly id: string; };
    readonly answer: undefined;
  };
  'GET /account/arrangement': {
    readonly answer: ArrangementWire;
  };
  'GET /account/passkeys': {
    readonly answer: PasskeyListWire;
  };
  'GET /account/sessions': {
    readonly answer: AccountSessionListWire;
  };
  'GET /alert-counts': {
    readonly query?: { readonly state?: 'normal' | 'pending' | 'firing' | 'recovering' | 'nodata' | 'error' | null; readonly severity?: 'info' | 'warning' | 'critical' | null; readonly channel?: 'certain' | 'possible' | null; readonly indicator?: string | null; readonly rule?: string | null; readonly import?: string | null; readonly waiting?: 'true' | 'false' | null; readonly assigned?: string | null; readonly q?: string | null; readonly group?: 'rule' | 'indicator' | null; };
    readonly answer: AlertCountsWire;
  };
  'GET /alerts': {
    readonly query?: { readonly state?: 'normal' | 'pending' | 'firing' | 'recovering' | 'nodata' | 'error' | null; readonly severity?: 'info' | 'warning' | 'critical' | null; readonly channel?: 'certain' | 'possible' | null; readonly indicator?: string | null; readonly rule?: string | null; readonly import?: string | null; readonly waiting?: 'true' | 'false' | null; readonly assigned?: string | null; readonly q?: string | null; readonly order?: 'changed' | 'worst' | null; readonly group?: 'rule' | 'indicator' | null; readonly fold?: 'true' | 'false' | null; readonly cursor?: string | null; };
    readonly answer: AlertListWire;
  };
  'GET /alerts/{id}': {
    readonly path: { readonly id: string; };
    readonly answer: AlertWire;
  };
  'GET /alerts/{id}/story': {
    readonly path: { readonly id: string; };
    readonly answer: AlertStoryWire;
  };
  'GET /assignees': {
    readonly answer: AssigneeListWire;
  };
  'GET /audit': {
    readonly query?: { readonly by?: string | null; readonly area?: 'observation' | 'baseline' | 'indicator' | 'place' | 'timeline' | 'own-check' | 'source' | 'submission' | 'rule' | 'alert' | 'silence' | 'delivery' | 'brief' | 'public-chart' | 'pipeline' | 'export' | 'import' | 'reading' | 'mapping' | 'person' | 'invitation' | 'token' | 'session' | 'sign-in' | 'access' | 'password' | 'second-factor' | 'passkey' | 'setting' | 'receiver' | 'feed' | 'application' | null; readonly subject?: string | null; readonly from?: string | null; readonly to?: string | null; readonly cursor?: string | null; };
    readonly answer: AuditListWire;
  };
  'GET /briefs': {
    readonly answer: BriefLinkListWire;
  };
  'GET /briefs/figures': {
    readonly query: { readonly indicators: string; readonly asOf?: string | null; };
    readonly answer: BriefFiguresWire;
  };
  'GET /changes': {
    readonly query?: { readonly since?: string | null; };
    readonly answer: ChangesWire;
  };
  'GET /charts/{address}': {
    readonly path: { readonly address: string; };
    readonly answer: PublicChartWire;
  };
  'GET /checks': {
    readonly answer: CheckListWire;
  };
  'GET /deliveries': {
    readonly query?: { readonly status?: 'waiting' | 'sent' | 'dead' | null; readonly receiver?: string | null; readonly cursor?: string | null; };
    readonly answer: DeliveryListWire;
  };
  'GET /facts': {
    readonly answer: FactListWire;
  };
  'GET /feed-alerts': {
    readonly query?: { readonly state?: 'firing' | 'normal' | null; readonly cursor?: string | null; };
    readonly answer: FeedAlertListWire;
  };
  'GET /feeds': {
    readonly answer: FeedListWire;
  };
  'GET /feeds/{id}': {
    readonly path: { readonly id: string; };
    readonly answer: FeedWire;
  };
  'GET /feeds/{id}/runs': {
    readonly path: { readonly id: string; };
    readonly query?: { readonly cursor?: string | null; };
    readonly answer: FeedRunListWire;
  };
  'GET /imports': {
    readonly query?: { readonly cursor?: string | null; };
    readonly answer: ImportListWire;
  };
  'GET /imports/{id}': {
    readonly path: { readonly id: string; };
    readonly answer: ImportWire;
  };
  'GET /imports/{id}/rows': {
    readonly path: { readonly id: string; };
    readonly query?: { readonly kind?: 'create' | 'revise' | 'unchanged' | 'skip' | 'reject' | null; readonly cursor?: string | null; };
    readonly answer: ImportRowsWire;
  };
  'GET /indicators': {
    readonly query?: { readonly archived?: 'true' | 'false' | null; };
    readonly answer: IndicatorListWire;
  };
  'GET /indicators/{id}': {
    readonly path: { readonly id: string; };
    readonly answer: IndicatorSummaryWire;
  };
  'GET /indicators/{id}/baselines': {
    readonly path: { readonly id: string; };
    readonly answer: BaselineHistoryWire;
  };
  'GET /indicators/{id}/before-after': {
    readonly path: { readonly id: string; };
    readonly query: { readonly dimensions?: Readonly<Record<string, string>> | null; readonly entry: string; readonly periods?: string | null; };
    readonly answer: BeforeAfterWire;
  };
  'GET /indicators/{id}/places': {
    readonly path: { readonly id: string; };
    readonly answer: PlaceCodesWire;
  };
  'GET /indicators/{id}/revisions': {
    readonly path: { readonly id: string; };
    readonly query?: { readonly dimensions?: Readonly<Record<string, string>> | null; readonly cursor?: string | null; };
    readonly answer: SeriesRevisionListWire;
  };
  'GET /indicators/{id}/sentences': {
    readonly path: { readonly id: string; };
    readonly answer: SentenceListWire;
  };
  'GET /indicators/{id}/series': {
    readonly path: { readonly id: string; };
    readonly query?: { readonly dimensions?: Readonly<Record<string, string>> | null; readonly from?: string | null; readonly to?: string | null; readonly asOf?: string | null; readonly recordedAsOf?: string | null; readonly maxPoints?: string | null; };
    readonly answer: SeriesWire;
  };
  'GET /indicators/{id}/statistics': {
    readonly path: { readonly id: string; };
    readonly query?: { readonly dimensions?: Readonly<Record<string, string>> | null; readonly from?: string | null; readonly to?: string | null; readonly asOf?: string | null; };
    readonly answer: StatisticsWire;
  };
  'GET /indicators/{id}/versions': {
    readonly path: { readonly id: string; };
    readonly answer: IndicatorVersionsWire;
  };
  'GET /indicators/{id}/vintages': {
    readonly path: { readonly id: string; };
    readonly query?: { readonly dimensions?: Readonly<Record<string, string>> | null; };
    readonly answer: VintageListWire;
  };
  'GET /instance': {
    readonly answer: InstanceWire;
  };
  'GET /invitations': {
    readonly answer: InvitationListWire;
  };
  'GET /labels': {
    readonly answer: LabelListWire;
  };
  'GET /mappings': {
    readonly answer: SavedMappingListWire;
  };
  'GET /measures': {
    readonly answer: MeasureListWire;
  };
  'GET /observations/{id}': {
    readonly path: { readonly id: string; };
    readonly answer: ObservationWire;
  };
  'GET /observations/{id}/history': {
    readonly path: { readonly id: string; };
    readonly answer: HistoryWire;
  };
  'GET /own-checks': {
    readonly query?: { readonly indicator?: string | null; };
    readonly answer: OwnCheckListWire;
  };
  'GET /own-checks/examples': {
    readonly answer: OwnCheckExampleListWire;
  };
  'GET /own-checks/tensions': {
    readonly answer: OwnCheckTensionsWire;
  };
  'GET /own-checks/{id}': {
    readonly path: { readonly id: string; };
    readonly answer: OwnCheckWire;
  };
  'GET /own-checks/{id}/versions': {
    readonly path: { readonly id: string; };
    readonly answer: OwnCheckVersionsWire;
  };
  'GET /people': {
    readonly answer: MemberListWire;
  };
  'GET /pipeline': {
    readonly answer: PipelineWire;
  };
  'GET /place-figures': {
    readonly query?: { readonly indicator?: string | null; readonly place?: string | null; };
    readonly answer: PlaceFiguresWire;
  };
  'GET /place-outlines': {
    readonly answer: PlaceOutlinesWire;
  };
  'GET /places': {
    readonly answer: PlaceListWire;
  };
  'GET /places/{id}': {
    readonly path: { readonly id: string; };
    readonly answer: PlaceWire;
  };
  'GET /places/{id}/versions': {
    readonly path: { readonly id: string; };
    readonly answer: PlaceVersionsWire;
  };
  'GET /public-charts': {
    readonly answer: PublicChartLinkListWire;
  };
  'GET /readings': {
    readonly query?: { readonly cursor?: string | null; };
    readonly answer: ReadingListWire;
  };
  'GET /readings/{id}': {
    readonly path: { readonly id: string; };
    readonly answer: ReadingWire;
  };
  'GET /receivers': {
    readonly answer: ReceiverListWire;
  };
  'GET /rules': {
    readonly query?: { readonly indicator?: string | null; };
    readonly answer: RuleListWire;
  };
  'GET /rules/{id}': {
    readonly path: { readonly id: string; };
    readonly answer: RuleWire;
  };
  'GET /saved-briefs': {
    readonly answer: SavedBriefListWire;
  };
  'GET /saved-briefs/{id}': {
    readonly path: { readonly id: string; };
    readonly answer: SavedBriefWire;
  };
  'GET /saved-briefs/{id}/mailing': {
    readonly path: { readonly id: string; };
    readonly answer: BriefMailingStateWire;
  };
  'GET /saved-briefs/{id}/shown': {
    readonly path: { readonly id: string; };
    readonly answer: ShownBriefWire;
  };
  'GET /saved-briefs/{id}/versions': {
    readonly path: { readonly id: string; };
    readonly answer: SavedBriefVersionsWire;
  };
  'GET /search': {
    readonly query: { readonly q: string; readonly kind?: 'indicator' | 'source' | 'alert' | 'person' | 'figure' | null; readonly limit?: number | null; readonly cursor?: string | null; };
    readonly answer: SearchWire;
  };
  'GET /session': {
    readonly answer: SessionWire;
  };
  'GET /settings': {
    readonly answer: SettingsWire;
  };
  'GET /shared/{token}': {
    readonly path: { readonly token: string; };
    readonly answer: SharedBriefWire;
  };
  'GET /silences': {
    readonly answer: SilenceListWire;
  };
  'GET /sources': {
    readonly query?: { readonly q?: string | null; readonly cursor?: string | null; };
    readonly answer: SourceListWire;
  };
  'GET /sources/{id}': {
    readonly path: { readonly id: string; };
    readonly answer: SourceItemWire;
  };
  'GET /sources/{id}/figures': {
    readonly path: { readonly id: string; };
    readonly query?: { readonly cursor?: string | null; };
    readonly answer: SourceFiguresWire;
  };
  'GET /sources/{id}/text': {
    readonly path: { readonly id: string; };
    readonly query?: { readonly observation?: string | null; readonly cursor?: string | null; };
    readonly answer: SourceTextsWire;
  };
  'GET /submissions': {
    readonly query?: { readonly cursor?: string | null; };
    readonly answer: OpenSubmissionListWire;
  };
  'GET /submissions/by-key/{key}': {
    readonly path: { readonly key: string; };
    readonly answer: SubmissionWire;
  };
  'GET /submissions/{id}': {
    readonly path: { readonly id: string; };
    readonly answer: SubmissionWire;
  };
  'GET /subscriptions': {
    readonly answer: SubscriptionListWire;
  };
  'GET /timeline': {
    readonly query?: { readonly kind?: 'measure' | 'event' | null; readonly status?: 'recommended' | 'decided' | 'under-way' | 'done' | 'dropped' | 'reported' | 'confirmed' | null; readonly place?: string | null; readonly indicator?: string | null; };
    readonly answer: TimelineListWire;
  };
  'GET /timeline/{id}': {
    readonly path: { readonly id: string; };
    readonly answer: TimelineEntryWire;
  };
  'GET /timeline/{id}/versions': {
    readonly path: { readonly id: string; };
    readonly answer: TimelineVersionsWire;
  };
  'GET /tokens': {
    readonly answer: TokenListWire;
  };
  'PATCH /account': {
    readonly body: AccountBody;
    readonly answer: undefined;
  };
  'PATCH /people/{id}': {
    readonly path: { readonly id: string; };
    readonly body: MemberBody;
    readonly answer: MemberWire;
  };
  'POST /account/passkeys': {
    readonly body: PasskeyBody;
    readonly answer: PasskeyWire;
  };
  'POST /account/passkeys/options': {
    readonly answer: Readonly<Record<string, unknown>>;
  };
  'POST /account/password': {
    readonly body: PasswordChangeBody;
    readonly answer: undefined;
  };
  'POST /account/totp': {
    readonly body: PasswordBody;
    readonly answer: TotpWire;
  };
  'POST /account/totp/confirm': {
    readonly body: TotpConfirmBody;
    readonly answer: undefined;
  };
  'POST /account/totp/remove': {
    readonly body: TotpRemoveBody;
    readonly answer: undefined;
  };
  'POST /alerts/actions': {
    readonly body: AlertActionBody;
    readonly answer: AlertActionWire;
  };
  'POST /alerts/{id}/acknowledge': {
    readonly path: { readonly id: string; };
    readonly body: AcknowledgeBody;
    readonly answer: AlertWire;
  };
  'POST /alerts/{id}/triage': {
    readonly path: { readonly id: string; };
    readonly body: TriageBody;
    readonly answer: AlertWire;
  };
  'POST /briefs': {
    readonly body: BriefBody;
    readonly answer: NewBriefLinkWire;
  };
  'POST /deliveries/{id}/resend': {
    readonly path: { readonly id: string; };
    readonly answer: DeliveryWire;
  };
  'POST /feed-alerts/{id}/acknowledge': {
    readonly path: { readonly id: string; };
    readonly body: AcknowledgeBody;
    readonly answer: FeedAlertWire;
  };
  'POST /feeds': {
    readonly body: FeedBody;
    readonly answer: FeedWire;
  };
  'POST /feeds/{id}/run': {
    readonly path: { readonly id: string; };
    readonly answer: FeedRunWire;
  };
  'POST /imports': {
    readonly headers?: { readonly 'idempotency-key'?: string | null; };
    readonly body: FormData | PastedTableBody;
    readonly answer: ImportAcceptedWire;
  };
  'POST /imports/{id}/cancel': {
    readonly path: { readonly id: string; };
    readonly headers?: { readonly prefer?: string | null; };
    readonly answer: ImportWire | ImportAcceptedWire;
  };
  'POST /imports/{id}/commit': {
    readonly path: { readonly id: string; };
    readonly headers?: { readonly prefer?: string | null; };
    readonly answer: ImportWire | ImportAcceptedWire;
  };
  'POST /imports/{id}/dry-run': {
    readonly path: { readonly id: string; };
    readonly headers?: { readonly prefer?: string | null; };
    readonly answer: ImportWire | ImportAcceptedWire;
  };
  'POST /imports/{id}/undo': {
    readonly path: { readonly id: string; };
    readonly headers?: { readonly prefer?: string | null; };
    readonly answer: ImportWire | ImportAcceptedWire;
  };
  'POST /indicators': {
    readonly body: IndicatorBody;
    readonly answer: NewIndicatorWire;
  };
  'POST /indicators/{id}/archive': {
    readonly path: { readonly id: string; };
    readonly body: Readonly<Record<string, unknown>>;
    readonly answer: IndicatorSummaryWire;
  };
  'POST /indicators/{id}/archive/end': {
    readonly path: { readonly id: string; };
    readonly body: Readonly<Record<string, unknown>>;
    readonly answer: IndicatorSummaryWire;
  };
  'POST /indicators/{id}/baseline/end': {
    readonly path: { readonly id: string; };
    readonly body: BaselineEndBody;
    readonly answer: IndicatorSummaryWire;
  };
  'POST /indicators/{id}/codes/move': {
    readonly path: { readonly id: string; };
    readonly body: CodeMoveBody;
    readonly answer: IndicatorSummaryWire;
  };
  'POST /indicators/{id}/codes/plan': {
    readonly path: { readonly id: string; };
    readonly body: CodeMovePlanBody;
    readonly answer: CodeMovePlanWire;
  };
  'POST /invitations': {
    readonly body: InvitationBody;
    readonly answer: NewInvitationWire;
  };
  'POST /invitations/accept': {
    readonly body: AcceptBody;
    readonly answer: SignInResultWire;
  };
  'POST /invitations/look': {
    readonly body: LinkTokenBody;
    readonly answer: InvitationOfferWire;
  };
  'POST /mappings': {
    readonly body: SavedMappingBody;
    readonly answer: SavedMappingWire;
  };
  'POST /observations': {
    readonly headers?: { readonly 'idempotency-key'?: string | null; readonly prefer?: string | null; };
    readonly body: ObservationBody;
    readonly answer: SubmissionWire | AcceptedWire;
  };
  'POST /observations/preview': {
    readonly body: ObservationBody;
    readonly answer: PreviewWire;
  };
  'POST /observations/{id}/recommendation': {
    readonly path: { readonly id: string; };
    readonly body: RecommendationBody;
    readonly answer: ObservationWire;
  };
  'POST /observations/{id}/recommendation/end': {
    readonly path: { readonly id: string; };
    readonly body: RecommendationBody;
    readonly answer: ObservationWire;
  };
  'POST /observations/{id}/restoration': {
    readonly path: { readonly id: string; };
    readonly body: ReasonedBody;
    readonly answer: ObservationWire;
  };
  'POST /observations/{id}/retraction': {
    readonly path: { readonly id: string; };
    readonly body: ReasonedBody;
    readonly answer: ObservationWire;
  };
  'POST /observations/{id}/revisions': {
    readonly path: { readonly id: string; };
    readonly body: RevisionBody;
    readonly answer: ObservationWire;
  };
  'POST /observations/{id}/revisions/preview': {
    readonly path: { readonly id: string; };
    readonly body: RevisionPreviewBody;
    readonly answer: RevisionPreviewWire;
  };
  'POST /own-checks': {
    readonly body: OwnCheckBody;
    readonly answer: OwnCheckWire;
  };
  'POST /own-checks/preview': {
    readonly body: OwnCheckPreviewBody;
    readonly answer: OwnCheckOutcomeWire;
  };
  'POST /own-checks/{id}/restoration': {
    readonly path: { readonly id: string; };
    readonly answer: OwnCheckWire;
  };
  'POST /package-imports': {
    readonly body: FormData;
    readonly answer: PackageImportWire;
  };
  'POST /password-resets': {
    readonly body: PasswordResetBody;
    readonly answer: undefined;
  };
  'POST /password-resets/complete': {
    readonly body: PasswordResetCompleteBody;
    readonly answer: undefined;
  };
  'POST /password-resets/look': {
    readonly body: LinkTokenBody;
    readonly answer: PasswordResetOfferWire;
  };
  'POST /people/{id}/password-reset': {
    readonly path: { readonly id: string; };
    readonly answer: LinkWire;
  };
  'POST /people/{id}/second-factor/remove': {
    readonly path: { readonly id: string; };
    readonly answer: MemberWire;
  };
  'POST /pipeline/failures/retry': {
    readonly answer: PipelineWire;
  };
  'POST /pipeline/failures/{id}/discard': {
    readonly path: { readonly id: string; };
    readonly body: DiscardBody;
    readonly answer: PipelineWire;
  };
  'POST /pipeline/failures/{id}/retry': {
    readonly path: { readonly id: string; };
    readonly answer: PipelineWire;
  };
  'POST /place-imports': {
    readonly body: FormData;
    readonly answer: PlaceImportWire;
  };
  'POST /places': {
    readonly body: PlaceBody;
    readonly answer: PlaceWire;
  };
  'POST /public-charts': {
    readonly body: PublicChartBody;
    readonly answer: PublicChartLinkWire;
  };
  'POST /readings': {
    readonly headers?: { readonly 'idempotency-key'?: string | null; readonly prefer?: string | null; };
    readonly body: FormData | ReadingBody;
    readonly answer: ReadingAcceptedWire;
  };
  'POST /readings/{id}/candidates/{candidate}/accept': {
    readonly path: { readonly id: string; readonly candidate: string; };
    readonly headers?: { readonly prefer?: string | null; };
    readonly body: CandidateAcceptBody;
    readonly answer: SubmissionWire | AcceptedWire;
  };
  'POST /readings/{id}/candidates/{candidate}/dismiss': {
    readonly path: { readonly id: string; readonly candidate: string; };
    readonly body: CandidateReasonBody;
    readonly answer: CandidateWire;
  };
  'POST /readings/{id}/candidates/{candidate}/reopen': {
    readonly path: { readonly id: string; readonly candidate: string; };
    readonly body: CandidateReasonBody;
    readonly answer: CandidateWire;
  };
  'POST /receivers': {
    readonly body: ReceiverBody;
    readonly answer: NewReceiverWire;
  };
  'POST /receivers/preview': {
    readonly body: ReceiverPreviewBody;
    readonly answer: ReceiverPreviewWire;
  };
  'POST /receivers/{id}/test': {
    readonly path: { readonly id: string; };
    readonly answer: DeliveryWire;
  };
  'POST /rules': {
    readonly body: RuleBody;
    readonly answer: RuleWire;
  };
  'POST /rules/backtest': {
    readonly body: BacktestBody;
    readonly answer: BacktestWire;
  };
  'POST /saved-briefs': {
    readonly body: SavedBriefBody;
    readonly answer: SavedBriefWire;
  };
  'POST /saved-briefs/{id}/restoration': {
    readonly path: { readonly id: string; };
    readonly answer: SavedBriefWire;
  };
  'POST /session': {
    readonly body: SignInBody;
    readonly answer: SignInResultWire;
  };
  'POST /session/passkey': {
    readonly body: PasskeySignInBody;
    readonly answer: SignInResultWire;
  };
  'POST /session/passkey/options': {
    readonly answer: Readonly<Record<string, unknown>>;
  };
  'POST /session/proof': {
    readonly body: ProofBody;
    readonly answer: undefined;
  };
  'POST /session/second-factor': {
    readonly body: SecondFactorBody;
    readonly answer: SignInResultWire;
  };
  'POST /session/single-sign-on': {
    readonly body: SingleSignOnBody;
    readonly answer: SingleSignOnWire;
  };
  'POST /setup': {
    readonly body: SetupBody;
    readonly answer: SignInResultWire;
  };
  'POST /silences': {
    readonly body: SilenceBody;
    readonly answer: SilenceWire;
  };
  'POST /sources/{id}/files': {
    readonly path: { readonly id: string; };
    readonly body: FormData;
    readonly answer: SourceItemWire;
  };
  'POST /submissions/{id}/review': {
    readonly path: { readonly id: string; };
    readonly body: ReviewBody;
    readonly answer: SubmissionWire;
  };
  'POST /submissions/{id}/withdrawal': {
    readonly path: { readonly id: string; };
    readonly answer: SubmissionWire;
  };
  'POST /subscriptions': {
    readonly body: SubscriptionBody;
    readonly answer: SubscriptionWire;
  };
  'POST /timeline': {
    readonly body: TimelineBody;
    readonly answer: TimelineEntryWire;
  };
  'POST /timeline/{id}/restoration': {
    readonly path: { readonly id: string; };
    readonly answer: TimelineEntryWire;
  };
  'POST /tokens': {
    readonly body: TokenBody;
    readonly answer: NewTokenWire;
  };
  'POST /unsubscribe': {
    readonly query: { readonly token: string; };
    readonly answer: UnsubscribedWire;
  };
  'PUT /account/arrangement': {
    readonly body: ArrangementWire;
    readonly answer: ArrangementWire;
  };
  'PUT /account/last-look': {
    readonly body: LastLookBody;
    readonly answer: LastLookWire;
  };
  'PUT /account/telling': {
    readonly body: TellingWire;
    readonly answer: TellingWire;
  };
  'PUT /feeds/{id}': {
    readonly path: { readonly id: string; };
    readonly body: FeedEditBody;
    readonly answer: FeedWire;
  };
  'PUT /imports/{id}/mapping': {
    readonly path: { readonly id: string; };
    readonly headers?: { readonly prefer?: string | null; };
    readonly body: MappingWire;
    readonly answer: ImportWire | ImportAcceptedWire;
  };
  'PUT /indicators/{id}': {
    readonly path: { readonly id: string; };
    readonly body: IndicatorEditBody;
    readonly answer: IndicatorSummaryWire;
  };
  'PUT /indicators/{id}/baseline': {
    readonly path: { readonly id: string; };
    readonly body: BaselineBody;
    readonly answer: IndicatorSummaryWire;
  };
  'PUT /indicators/{id}/places': {
    readonly path: { readonly id: string; };
    readonly body: PlaceCodesBody;
    readonly answer: PlaceCodesWire;
  };
  'PUT /own-checks/{id}': {
    readonly path: { readonly id: string; };
    readonly body: OwnCheckEditBody;
    readonly answer: OwnCheckWire;
  };
  'PUT /places/{id}': {
    readonly path: { readonly id: string; };
    readonly body: PlaceEditBody;
    readonly answer: PlaceWire;
  };
  'PUT /places/{id}/outline': {
    readonly path: { readonly id: string; };
    readonly body: FormData;
    readonly answer: PlaceWire;
  };
  'PUT /receivers/{id}': {
    readonly path: { readonly id: string; };
    readonly body: ReceiverEditBody;
    readonly answer: NewReceiverWire;
  };
  'PUT /rules/{id}': {
    readonly path: { readonly id: string; };
    readonly body: RuleEditBody;
    readonly answer: RuleWire;
  };
  'PUT /saved-briefs/{id}': {
    readonly path: { readonly id: string; };
    readonly body: SavedBriefEditBody;
    readonly answer: SavedBriefWire;
  };
  'PUT /saved-briefs/{id}/mailing': {
    readonly path: { readonly id: string; };
    readonly body: BriefMailingWire;
    readonly answer: BriefMailingStateWire;
  };
  'PUT /settings': {
    readonly body: SettingsBody;
    readonly answer: SettingsWire;
  };
  'PUT /sources/{id}': {
    readonly path: { readonly id: string; };
    readonly body: SourceBody;
    readonly answer: SourceItemWire;
  };
  'PUT /submissions/{id}': {
    readonly path: { readonly id: string; };
    readonly body: ObservationBody;
    readonly answer: SubmissionWire;
  };
  'PUT /subscriptions/{id}': {
    readonly path: { readonly id: string; };
    readonly body: SubscriptionEditBody;
    readonly answer: SubscriptionWire;
  };
  'PUT /timeline/{id}': {
    readonly path: { readonly id: string; };
    readonly body: TimelineEditBody;
    readonly answer: TimelineEntryWire;
  };
}
