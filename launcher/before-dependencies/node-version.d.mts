export declare function nodeIsTooOld(version: string): string | null;
