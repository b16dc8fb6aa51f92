/** A saved article, read but not yet put into the knowledge format. */
export interface SavedArticle {
  readonly title: string | null;
  readonly author: string | null;
  readonly reviewer: string | null;
  /** `YYYY-MM-DD` */
  readonly date: string | null;
  readonly sections: readonly SavedSection[];
  readonly references: readonly SavedReference[];
}

/** A heading or list term with its sentences. */
export interface SavedSection {
  readonly heading: string;
  readonly sentences: readonly string[];
  /** Why a person should look here; null where nothing was guessed. */
  readonly doubt: string | null;
}

/** One entry of the list of references. */
export interface SavedReference {
  readonly text: string;
  readonly doi: string | null;
}
