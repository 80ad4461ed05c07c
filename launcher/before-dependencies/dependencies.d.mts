export declare function dependenciesAreCurrent(checkout: string): boolean;
export declare function ensureDependencies(options: {
  readonly checkout: string;
  readonly dataFolder: string;
  readonly quiet: boolean;
}): Promise<string | null>;
