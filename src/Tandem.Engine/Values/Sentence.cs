using System.Text;

namespace Tandem.Engine.Values;

/// <summary>Puts values into a sentence that has <c>{names}</c> in it. Pure.</summary>
public static class Sentence
{
    /// <summary>Each name once: a value that looks like a name itself stays what it is.</summary>
    /// <param name="value">What belongs to a name; null: the name stays in the sentence.</param>
    public static string Fill(string sentence, Func<string, string?> value)
    {
        var filled = new StringBuilder(sentence.Length);
        var at = 0;
        while (sentence.IndexOf('{', at) is >= 0 and var open && sentence.IndexOf('}', open) is >= 0 and var close)
        {
            filled.Append(sentence, at, open - at);
            at = close + 1;
            filled.Append(value(sentence[(open + 1)..close]) ?? sentence[open..at]);
        }

        return filled.Append(sentence, at, sentence.Length - at).ToString();
    }
}
