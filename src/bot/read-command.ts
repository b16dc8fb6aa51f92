import { foldAccents } from '../nlu/fold-accents.js';

/** What a person may ask of the conversation itself, rather than of the knowledge. */
export type Command = 'more' | 'simpler' | 'sources' | 'start-over' | 'hand-over';

const COMMANDS: readonly (readonly [Command, RegExp])[] = [
  [
    'more',
    /^(?:(?:tell me|say|give me|ok|yes|and|any|show|please)[ ,]*)*(?:a bit |some )?(?:more|more detail|more details|more info|go on|continue|keep going|elaborate|mas|mas detalles|(?:dime|cuentame|quiero saber) mas|sigue)(?: please| about (?:it|that))?[.!?]*$/i,
  ],
  [
    'sources',
    /^(?:sources?|references?|citations?|who says (?:that|so|this)|says who|where (?:is|does|did) (?:that|this|it) (?:come )?from|what(?:'s| is| are) (?:the|your) sources?|which (?:study|trial|paper)(?: is| was)? (?:that|this|it)?|what (?:study|trial|paper|source) (?:is|was) (?:that|this|it)|how do you know(?: that)?|fuentes?|(?:cuales son )?(?:tus|las) fuentes|quien (?:lo|eso) dice|quien dice eso|de donde sale (?:eso|esto))[ .!?]*$/i,
  ],
  [
    'simpler',
    /^(?:(?:ok|sorry|um|hm+|please|can|could|would|you|make|say|put|explain|tell|give|me|i need|i want|in|it|that|this|again|a|the|bit|little|much|but|and|use)[ ,]*)*(?:simpler|more simply|simplify(?: (?:it|that|this))?|(?:in |use )?(?:plain(?:er)?|simple|easier|easy|short(?:er)?|everyday|normal)(?: (?:english|words?|language|terms|version|answer))?|shorter|eli5|like i'?m (?:5|five|a kid)|dumb (?:it|that) down|too (?:complicated|long|technical|hard|many words)|(?:i )?(?:don'?t|didn'?t) (?:get|understand) (?:it|that|this|any of (?:it|that))|what does (?:that|this|it) mean|i'?m (?:confused|lost)|(?:explicalo )?mas (?:simple|sencillo|facil|corto)|en palabras (?:simples|sencillas)|no entiendo)(?: please)?[ .!?]*$/i,
  ],
  [
    'hand-over',
    /^(?:hi |hey |hello |please |pls |can you |could you |would you |will you |i need you to |i want you to |just )*(?:message|text|call|phone|ring|e-?mail|contact|notify|page|alert|tell|inform|let|send (?:a |this )?(?:message|note|email) to|pass (?:this|it) (?:on )?to)\s+(?:my |the |our )?(?:psychiatrist|psych|doctor|dr\.?|doc|therapist|counselor|counsellor|nurse|prescriber|clinic|care team|team|pharmacist|pharmacy|gp|provider|front desk|office|receptionist)\b/i,
  ],
  [
    'start-over',
    /^(?:(?:let'?s |can we |ok |please |i want to )*(?:start over|start again|restart|reset|begin again|new (?:topic|chat|conversation)|clear|forget (?:all )?that|never ?mind(?: all that)?|different (?:topic|question))|empezar de nuevo|reiniciar)[ .!?]*$/i,
  ],
];

/** Reads a command; null where the utterance is something else. */
export function readCommand(utterance: string): Command | null {
  const text = foldAccents(utterance.trim().replace(/^[¿¡]+/, '')).slice(0, 80);
  for (const [command, pattern] of COMMANDS) if (pattern.test(text)) return command;
  return null;
}
