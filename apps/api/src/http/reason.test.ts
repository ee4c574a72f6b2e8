import { RuleBody } from '@marsad/indicators/contract';
import { describe, expect, it } from 'vitest';
import { reasonOf } from './reason.js';

/** Why a multiple of the baseline's floor is refused. */
function reasons(times: number): readonly string[] {
  const condition = { value: { op: '>', to: { baseline: 'lower', times } } };
  const { error } = RuleBody.safeParse({ indicator: 'x', condition });
  return (error?.issues ?? []).flatMap((issue) =>
    (['en', 'ar'] as const).map((language) => reasonOf(issue, false, language)),
  );
}

describe('a limit that may not be reached itself', () => {
  it('is said as one', () => {
    const [english, arabic] = reasons(0);
    expect(english).toContain('it has to be more than 0');
    expect(arabic).toContain('يجب أن يزيد على');
  });
});
