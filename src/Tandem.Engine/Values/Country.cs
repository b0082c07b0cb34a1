namespace Tandem.Engine.Values;

/// <summary>A country by its two-letter ISO 3166-1 code.</summary>
public readonly record struct Country
{
    private readonly string? _code;

    private Country(string code) => _code = code;

    public static Country Netherlands => new("NL");

    public static Country Belgium => new("BE");

    /// <summary>Two capital letters.</summary>
    public string Code => _code ?? "NL";

    /// <summary>The country with this code in any case, or null where the text is not two letters.</summary>
    public static Country? TryParse(string? text)
    {
        var code = text?.Trim().ToUpperInvariant();
        return code is { Length: 2 } && char.IsAsciiLetter(code[0]) && char.IsAsciiLetter(code[1]) ? new Country(code) : null;
    }

    public override string ToString() => Code;
}
