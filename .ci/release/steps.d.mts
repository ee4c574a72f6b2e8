export declare function contextOf(root: string, ignored?: string): string[];
