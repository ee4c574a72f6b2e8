/** Every page but the two that most visits begin at: which address leads to which. */
import { Route, Switch } from 'wouter';
import { lazyComponent } from '../lazy/lazy-component.js';

const EnterPage = lazyComponent(() => import('../entry/entry-page.js'));
const BriefPage = lazyComponent(() => import('../brief/brief-page.js'));
const PublicChartsPage = lazyComponent(() => import('../public-chart/public-charts-page.js'));
const SavedBriefsPage = lazyComponent(() => import('../brief/saved-list-page.js'));
const SavedBriefPage = lazyComponent(() => import('../brief/saved-page.js'));
const AuditPage = lazyComponent(() => import('../audit/audit-page.js'));
const MapPage = lazyComponent(() => import('../map/map-page.js'));
const PlacesPage = lazyComponent(() => import('../place/places-page.js'));
const TimelinePage = lazyComponent(() => import('../timeline/timeline-page.js'));
const ChecksPage = lazyComponent(() => import('../own-check/checks-page.js'));
const PipelinePage = lazyComponent(() => import('../pipeline/pipeline-page.js'));
const ReviewPage = lazyComponent(() => import('../review/review-page.js'));
const ReceiversPage = lazyComponent(() => import('../notify/receivers-page.js'));
const SilencesPage = lazyComponent(() => import('../notify/silences-page.js'));
const RulePage = lazyComponent(() => import('../rule/rule-page.js'));
const RulesPage = lazyComponent(() => import('../rule/rules-page.js'));
const SourcePage = lazyComponent(() => import('../source/source-page.js'));
const SourcesPage = lazyComponent(() => import('../source/sources-page.js'));
const ObservationPage = lazyComponent(() => import('../observation/observation-page.js'));
const AlertsPages = lazyComponent(() => import('../alert/alerts-pages.js'));
const TablesPages = lazyComponent(() => import('./tables-pages.js'));
const ReadingsPages = lazyComponent(() => import('../reading/readings-pages.js'));
const SourceTextPage = lazyComponent(() => import('../reading/source-text-page.js'));
const FactsPage = lazyComponent(() => import('../reference/reference-page.js'));
const SearchPage = lazyComponent(() => import('../search/search-page.js'));
const SettingsPage = lazyComponent(() => import('../settings/settings-page.js'));
const NotFoundPage = lazyComponent(() => import('../ui/not-found-page.js'));

export default function OtherPages() {
  return (
    <Switch>
      <Route path="/observations/:id">{({ id }) => <ObservationPage key={id} id={id} />}</Route>
      <Route path="/enter" component={EnterPage} />
      <Route path="/alerts/:id?">{({ id }) => <AlertsPages id={id ?? ''} />}</Route>
      <Route path="/receivers" component={ReceiversPage} />
      <Route path="/silences" component={SilencesPage} />
      <Route path="/rules" component={RulesPage} />
      <Route path="/rules/:id">{({ id }) => <RulePage key={id} id={id} />}</Route>
      <Route path="/sources" component={SourcesPage} />
      <Route path="/sources/:id">{({ id }) => <SourcePage key={id} id={id} />}</Route>
      <Route path="/sources/:id/text">{({ id }) => <SourceTextPage key={id} id={id} />}</Route>
      <Route path="/readings/:id?">{({ id }) => <ReadingsPages id={id ?? ''} />}</Route>
      <Route path="/review" component={ReviewPage} />
      <Route path="/brief" component={BriefPage} />
      <Route path="/public-charts" component={PublicChartsPage} />
      <Route path="/briefs" component={SavedBriefsPage} />
      <Route path="/briefs/:id">{({ id }) => <SavedBriefPage key={id} id={id} />}</Route>
      <Route path="/map" component={MapPage} />
      <Route path="/places" component={PlacesPage} />
      <Route path="/timeline" component={TimelinePage} />
      <Route path="/checks" component={ChecksPage} />
      <Route path="/pipeline" component={PipelinePage} />
      <Route path="/audit" component={AuditPage} />
      <Route path="/facts" component={FactsPage} />
      <Route path="/tables/:id?">{({ id }) => <TablesPages id={id ?? ''} />}</Route>
      <Route path="/search" component={SearchPage} />
      <Route path="/settings/indicators/:what">
        {({ what }) => <SettingsPage part="indicators" what={what} />}
      </Route>
      <Route path="/settings/:part?">{({ part }) => <SettingsPage part={part ?? ''} />}</Route>
      <Route>
        <NotFoundPage />
      </Route>
    </Switch>
  );
}
