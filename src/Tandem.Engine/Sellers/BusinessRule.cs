using Tandem.Engine.Values;

namespace Tandem.Engine.Sellers;

/// <summary>
/// Whether business data can be right. Numbers by their check digits: a btw-id of a legal entity by the eleven test, one of a
/// sole trader by 97 (since 2020); Belgian ones by 97. Pure.
/// </summary>
internal static class BusinessRule
{
    private const int Longest = 100;

    /// <summary>As it is stored: without spaces and dots in numbers, with capitals where they belong.</summary>
    public static BusinessData Tidy(BusinessData data)
    {
        var belgian = data.Country == "BE";
        var vat = Bare(data.VatNumber);
        if (vat.Length > 0 && char.IsAsciiDigit(vat[0])) vat = (belgian ? "BE" : "NL") + vat;
        var register = Bare(data.RegisterNumber);

        // In Belgium the one is the other with letters before it.
        if (belgian && register.Length == 0 && vat.Length == 12) register = vat[2..];
        if (belgian && register.StartsWith("BE", StringComparison.Ordinal)) register = register[2..];
        return data with
        {
            Business = data.Business.Trim(),
            Street = data.Street.Trim(),
            City = data.City.Trim(),
            Postcode = Postcode(data),
            Country = belgian ? "BE" : "NL",
            VatNumber = vat,
            RegisterNumber = register,
        };
    }

    /// <summary>What is wrong with tidy data, by the name of the field; empty: nothing.</summary>
    public static IReadOnlyDictionary<string, Reason> Problems(BusinessData data)
    {
        var problems = new Dictionary<string, Reason>(StringComparer.Ordinal);
        if (data.Business.Length is 0 or > Longest) problems[nameof(data.Business)] = Reason.Of("business.no-name");
        if (data.Street.Length is 0 or > Longest) problems[nameof(data.Street)] = Reason.Of("business.no-street");
        if (data.City.Length is 0 or > Longest) problems[nameof(data.City)] = Reason.Of("business.no-city");
        var belgian = data.Country == "BE";
        if (!(belgian ? IsBelgianPostcode(data.Postcode) : IsDutchPostcode(data.Postcode)))
            problems[nameof(data.Postcode)] = belgian ? Reason.Of("business.postcode.be") : Reason.Of("business.postcode.nl");
        if (!(belgian ? IsBelgianVat(data.VatNumber) : IsDutchVat(data.VatNumber)))
            problems[nameof(data.VatNumber)] = belgian ? Reason.Of("business.vat.be") : Reason.Of("business.vat.nl");
        if (!(belgian ? IsEnterprise(data.RegisterNumber) : IsDigits(data.RegisterNumber, 8)))
            problems[nameof(data.RegisterNumber)] =
                belgian ? Reason.Of("business.register.be") : Reason.Of("business.register.nl");
        return problems;
    }

    /// <summary><c>NL123456782B01</c>.</summary>
    public static bool IsDutchVat(string number) =>
        number is ['N', 'L', ..] && number.Length == 14 && number[11] == 'B' && IsDigits(number[2..11], 9)
        && IsDigits(number[12..], 2) && (Eleven(number[2..11]) || Rest97("2321" + number[2..11] + "11" + number[12..]) == 1);

    public static bool IsBelgianVat(string number) => number is ['B', 'E', ..] && IsEnterprise(number[2..]);

    /// <summary>Ten digits, the first 0 or 1, of which the last two are 97 less the rest of the eight before them.</summary>
    public static bool IsEnterprise(string number) =>
        IsDigits(number, 10) && number[0] is '0' or '1' && IsDigits(number, 10)
        && 97 - Rest97(number[..8]) == int.Parse(number[8..], System.Globalization.CultureInfo.InvariantCulture);

    private static bool Eleven(string nine)
    {
        var sum = -(nine[8] - '0');
        for (var at = 0; at < 8; at++) sum += (nine[at] - '0') * (9 - at);
        return sum % 11 == 0;
    }

    private static int Rest97(string digits)
    {
        var rest = 0;
        foreach (var digit in digits) rest = (rest * 10 + (digit - '0')) % 97;
        return rest;
    }

    private static bool IsDutchPostcode(string code) =>
        code.Length == 7 && IsDigits(code[..4], 4) && code[0] != '0' && code[4] == ' ' && char.IsAsciiLetterUpper(code[5])
        && char.IsAsciiLetterUpper(code[6]);

    private static bool IsBelgianPostcode(string code) => IsDigits(code, 4) && code[0] != '0';

    private static string Postcode(BusinessData data)
    {
        var bare = Bare(data.Postcode);
        return data.Country != "BE" && bare.Length == 6 ? $"{bare[..4]} {bare[4..]}" : bare;
    }

    private static bool IsDigits(string text, int length) => text.Length == length && text.All(char.IsAsciiDigit);

    private static string Bare(string text) =>
        string.Concat(text.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
}
