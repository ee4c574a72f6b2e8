import { startMarsad, temporaryFolder } from './harness.js';
import { pipelineSuite } from './pipeline.case.js';

pipelineSuite('embedded PostgreSQL, one process', async () => {
  const folder = await temporaryFolder();
  const api = await startMarsad({ DATA_DIR: folder.path });
  return {
    api,
    stop: async () => {
      await api.stop();
      await folder.remove();
    },
  };
});
