/** Starts what leans on the question before: "and", "what about", "same for". */
export const OPENER =
  /^(?:(?:ok(?:ay)?|so|well|hm+|and|but|y|oh|alright|right|thanks|thank you|cool|great|got it)[, .]+)*(?:(?:and|what about|how about|or|y|que tal|same (?:question|thing)(?: but)?(?: for| with| about)?|same for|also|now|ditto for|as for|what of)\b)/;
/** Stands for what was talked about. */
export const PRONOUN = /\b(?:it|this|that|they|them|those|these|that one|this one|eso|esto)\b/;
/** "It" that stands for nothing: "is it normal to", "it is said that". */
export const EMPTY_IT = /\b(?:is|was) it (?:true|normal|possible|common|weird|bad|ok|okay|safe) (?:that|to|if|for)\b/;
