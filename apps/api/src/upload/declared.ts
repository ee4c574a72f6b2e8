const file = { type: 'string' as const, format: 'binary' };

/**
 * A form with a file as the body of a route. It is described alone: what would be checked against a schema is read whole
 * first.
 */
export const fileForm = (more: Record<string, object> = {}, required = ['file']) => ({
  'multipart/form-data': {
    schema: { type: 'object' as const, properties: { file, ...more }, required },
  },
});
