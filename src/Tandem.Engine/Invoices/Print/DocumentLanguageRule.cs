using Tandem.Engine.Printing;
using Tandem.Engine.Values;

namespace Tandem.Engine.Invoices.Print;

/// <summary>In which language a customer gets a document (facts/vat.md §1). Pure.</summary>
internal static class DocumentLanguageRule
{
    /// <param name="code">Of two letters.</param>
    public static DocumentLanguage Named(string code) => code switch
    {
        "nl" => DocumentLanguage.Dutch,
        "fr" => DocumentLanguage.French,
        "de" => DocumentLanguage.German,
        _ => DocumentLanguage.English,
    };

    /// <param name="chosen">Of the seller, for every document; null: the customer's.</param>
    /// <param name="postcode">Tells which part of Belgium.</param>
    public static DocumentLanguage Of(DocumentLanguage? chosen, Country buyer, string? postcode) =>
        chosen ?? (SlipLanguageRule.Of(null, buyer.Code, postcode), buyer.Code) switch
        {
            (SlipLanguage.Dutch, _) => DocumentLanguage.Dutch,
            (SlipLanguage.French, _) => DocumentLanguage.French,
            (_, "DE" or "AT") => DocumentLanguage.German,
            _ => DocumentLanguage.English,
        };
}
