export declare function checkImage(root: string): Promise<unknown>;
export declare function faultsOfDockerfile(text: string): string[];
export declare function isPinned(image: string): boolean;
export declare function faultsOfContext(files: readonly string[], ignored: string): string[];
export declare function faultsOfImports(root: string, context: readonly string[]): string[];
export declare function faultsOfInstall(root: string, text: string, context: readonly string[]): string[];
