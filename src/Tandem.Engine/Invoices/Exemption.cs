namespace Tandem.Engine.Invoices;

/// <summary>Why a document shows no VAT, in the words that the law wants on it.</summary>
/// <param name="Code">Of the VATEX list; null where it has none for this.</param>
internal sealed record Exemption(string? Code, string Text)
{
    /// <summary>Directive 2006/112, art. 138(1) (facts/vat.md §3).</summary>
    public static Exemption IntraCommunity { get; } =
        new("VATEX-EU-IC", "Btw verlegd - intracommunautaire levering, art. 138 lid 1 Richtlijn 2006/112/EG");

    /// <summary>Directive 2006/112, art. 146(1) (facts/vat.md §3).</summary>
    public static Exemption Export { get; } = new("VATEX-EU-G", "Uitvoer, art. 146 Richtlijn 2006/112/EG");

    /// <summary>Directive 2006/112, art. 313 and 226(14) (facts/vat.md §1).</summary>
    public static Exemption Margin { get; } = new("VATEX-EU-F", "Bijzondere regeling - gebruikte goederen");

    /// <summary>Wet OB 1968, art. 25 (facts/vat.md §1).</summary>
    public static Exemption SmallDutch { get; } = new(null, "Vrijgesteld op grond van art. 25 Wet OB");

    /// <summary>Btw-wetboek, art. 56bis (facts/vat.md §1).</summary>
    public static Exemption SmallBelgian { get; } = new(null, "Bijzondere vrijstellingsregeling kleine ondernemingen");
}
