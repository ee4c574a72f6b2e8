export const severityNames = {
  info: 'severity.info',
  warning: 'severity.warning',
  critical: 'severity.critical',
} as const;
