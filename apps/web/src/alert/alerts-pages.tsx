import AlertPage from './alert-page.js';
import AlertsPage from './alerts-page.js';

/** The inbox and the page of one alert, fetched as one: whoever opens an alert goes back to the others. */
export default function AlertsPages({ id }: { id: string }) {
  return id === '' ? <AlertsPage /> : <AlertPage id={id} />;
}
