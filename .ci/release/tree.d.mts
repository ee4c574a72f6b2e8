export declare function filesInGit(root: string): string[];
