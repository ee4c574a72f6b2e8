/** Run in a thread: the statistics of a long series. */
import { answerWith } from '../thread/job.js';
import { type SeriesAsked, type Statistics, statistics } from './statistics.js';

await answerWith<SeriesAsked, Statistics>(statistics);
