/** What the catalogue's indicators are about; an administrator's own are a group of themselves. */
export const themes = ['money', 'camp', 'border', 'security', 'own'] as const;
export type Theme = (typeof themes)[number];

const themeOfCatalogue: Readonly<Record<string, Theme>> = {
  'smuggling-revenue': 'money',
  'goods-smuggled': 'money',
  'levies-on-farmers': 'money',
  'al-hol-pledges': 'camp',
  'al-hol-pledges-total': 'camp',
  'border-crossings': 'border',
  'official-crossings-open': 'border',
  'return-movements': 'border',
  'villages-barred-from-return': 'border',
  'crop-burnings': 'security',
  'caches-tunnels-camps-found': 'security',
  'attacks-from-gap': 'security',
};

export function themeOf({ id, section }: { readonly id: string; readonly section: string }): Theme {
  return section === 'own' ? 'own' : (themeOfCatalogue[id] ?? 'own');
}
