/** The shortest of several rounds, in seconds: what else the machine does can only make a round longer. */
export function best(rounds, pass) {
  const times = [];
  for (let round = 0; round < rounds; round++) {
    const began = performance.now();
    pass(round);
    times.push((performance.now() - began) / 1000);
  }
  return Math.min(...times);
}

export function number(n) {
  return n >= 100 ? Math.round(n).toLocaleString('en') : n.toPrecision(3);
}

export function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}
