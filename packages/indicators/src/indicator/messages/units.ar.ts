import type { Translation } from '../../language/message.js';
import type { en } from './units.en.js';

export const ar = {
  USD: '{form, select, single {دولار واحد} pair {دولاران} pairAfter {دولارين} few {دولارات} many {دولارًا} other {دولار}}',
  EUR: '{form, select, other {يورو}}',
  GBP: '{form, select, single {جنيه إسترليني واحد} pair {جنيهان إسترلينيان} pairAfter {جنيهين إسترلينيين} few {جنيهات إسترلينية} many {جنيهًا إسترلينيًا} other {جنيه إسترليني}}',
  IQD: '{form, select, single {دينار عراقي واحد} pair {ديناران عراقيان} pairAfter {دينارين عراقيين} few {دنانير عراقية} many {دينارًا عراقيًا} other {دينار عراقي}}',
  SYP: '{form, select, single {ليرة سورية واحدة} pair {ليرتان سوريتان} pairAfter {ليرتين سوريتين} few {ليرات سورية} other {ليرة سورية}}',
  '%': '{form, select, other {في المئة}}',
  km: '{form, select, single {كيلومتر واحد} pair {كيلومتران} pairAfter {كيلومترين} few {كيلومترات} many {كيلومترًا} other {كيلومتر}}',
  km2: '{form, select, single {كيلومتر مربع واحد} pair {كيلومتران مربعان} pairAfter {كيلومترين مربعين} few {كيلومترات مربعة} many {كيلومترًا مربعًا} other {كيلومتر مربع}}',
  m: '{form, select, single {متر واحد} pair {متران} pairAfter {مترين} few {أمتار} many {مترًا} other {متر}}',
  '[mi_i]':
    '{form, select, single {ميل واحد} pair {ميلان} pairAfter {ميلين} few {أميال} many {ميلًا} other {ميل}}',
  '[smi_us]':
    '{form, select, single {ميل مربع واحد} pair {ميلان مربعان} pairAfter {ميلين مربعين} few {أميال مربعة} many {ميلًا مربعًا} other {ميل مربع}}',
  kg: '{form, select, single {كيلوغرام واحد} pair {كيلوغرامان} pairAfter {كيلوغرامين} few {كيلوغرامات} many {كيلوغرامًا} other {كيلوغرام}}',
  t: '{form, select, single {طن واحد} pair {طنان} pairAfter {طنين} few {أطنان} many {طنًا} other {طن}}',
  '{person}':
    '{form, select, single {شخص واحد} pair {شخصان} pairAfter {شخصين} few {أشخاص} many {شخصًا} other {شخص}}',
  '{case}': '{form, select, single {حالة واحدة} pair {حالتان} pairAfter {حالتين} few {حالات} other {حالة}}',
  '{village}': '{form, select, single {قرية واحدة} pair {قريتان} pairAfter {قريتين} few {قرى} other {قرية}}',
  '{crossing}':
    '{form, select, single {معبر واحد} pair {معبران} pairAfter {معبرين} few {معابر} many {معبرًا} other {معبر}}',
  '{attack}':
    '{form, select, single {هجوم واحد} pair {هجومان} pairAfter {هجومين} few {هجمات} many {هجومًا} other {هجوم}}',
  '{incident}':
    '{form, select, single {حادث واحد} pair {حادثان} pairAfter {حادثين} few {حوادث} many {حادثًا} other {حادث}}',
  '{seizure}':
    '{form, select, single {عملية ضبط واحدة} pair {عمليتا ضبط} pairAfter {عمليتي ضبط} few {عمليات ضبط} other {عملية ضبط}}',
  '{levy}':
    '{form, select, single {إتاوة واحدة} pair {إتاوتان} pairAfter {إتاوتين} few {إتاوات} other {إتاوة}}',
  '{find}':
    '{form, select, single {اكتشاف واحد} pair {اكتشافان} pairAfter {اكتشافين} few {اكتشافات} many {اكتشافًا} other {اكتشاف}}',
  '{family}':
    '{form, select, single {عائلة واحدة} pair {عائلتان} pairAfter {عائلتين} few {عائلات} other {عائلة}}',
  '{mosque}':
    '{form, select, single {مسجد واحد} pair {مسجدان} pairAfter {مسجدين} few {مساجد} many {مسجدًا} other {مسجد}}',
  '{household}':
    '{form, select, single {أسرة واحدة} pair {أسرتان} pairAfter {أسرتين} few {أسر} other {أسرة}}',
  L: '{form, select, single {لتر واحد} pair {لتران} pairAfter {لترين} few {لترات} many {لترًا} other {لتر}}',
  har: '{form, select, single {هكتار واحد} pair {هكتاران} pairAfter {هكتارين} few {هكتارات} many {هكتارًا} other {هكتار}}',
  d: '{form, select, single {يوم واحد} pair {يومان} pairAfter {يومين} few {أيام} many {يومًا} other {يوم}}',
  h: '{form, select, single {ساعة واحدة} pair {ساعتان} pairAfter {ساعتين} few {ساعات} other {ساعة}}',
  'USD/L':
    '{form, select, single {دولار واحد للتر} pair {دولاران للتر} pairAfter {دولارين للتر} few {دولارات للتر} many {دولارًا للتر} other {دولار للتر}}',
  'USD/kg':
    '{form, select, single {دولار واحد للكيلوغرام} pair {دولاران للكيلوغرام} pairAfter {دولارين للكيلوغرام} few {دولارات للكيلوغرام} many {دولارًا للكيلوغرام} other {دولار للكيلوغرام}}',
  '{percentage point}':
    '{form, select, single {نقطة مئوية واحدة} pair {نقطتان مئويتان} pairAfter {نقطتين مئويتين} few {نقاط مئوية} other {نقطة مئوية}}',
} as const satisfies Translation<typeof en>;
