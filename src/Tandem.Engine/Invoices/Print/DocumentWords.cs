using System.Globalization;
using CsvHelper;
using Tandem.Engine.Files;
using Tandem.Engine.Values;

namespace Tandem.Engine.Invoices.Print;

/// <summary>
/// The fixed words on documents, and how a language writes days and amounts: a column of <c>document-words.csv</c>. They are part
/// of what is kept, so they stand here and not among the words on screen.
/// </summary>
internal sealed class DocumentWords
{
    private static readonly CsvReaderOptions Options = new() { HasHeader = false, TrackLineNumbers = true };
    private static readonly Lazy<IReadOnlyList<DocumentWords>> Languages = new(Read);

    private readonly IReadOnlyDictionary<string, string> _words;
    private readonly CultureInfo _culture;

    private DocumentWords(IReadOnlyDictionary<string, string> words)
    {
        _words = words;
        _culture = (CultureInfo)CultureInfo.GetCultureInfo(words["format.culture"]).Clone();

        // French parts thousands by a narrow blank that few fonts have, and a plain one would let an amount break.
        if (string.IsNullOrWhiteSpace(_culture.NumberFormat.NumberGroupSeparator))
            _culture.NumberFormat.NumberGroupSeparator = "\u00A0";
    }

    public IReadOnlyDictionary<string, string> All => _words;

    /// <summary>The language, of two letters.</summary>
    public string Code => _culture.TwoLetterISOLanguageName;

    public static DocumentWords In(DocumentLanguage language) => Languages.Value[(int)language];

    public string this[string key] => _words[key];

    public string Fill(string key, params ReadOnlySpan<object> values) => string.Format(_culture, _words[key], values);

    public string Day(DateOnly day) => day.ToString(_words["format.day"], _culture);

    public string Amount(Money amount) => amount.Euros.ToString("N2", _culture);

    public string Euros(Money amount) => Fill("format.euro", Amount(amount));

    /// <summary>To the cent where it is whole cents, else with two decimals more.</summary>
    public string Price(decimal euros) => euros.ToString(decimal.Round(euros, 2) == euros ? "N2" : "N4", _culture);

    public string Quantity(decimal quantity) => quantity.ToString("#,0.###", _culture);

    public string Percent(VatRate rate) => Fill("format.percent", (rate.Thousandths / 1000m).ToString("0.###", _culture));

    /// <summary>Written out; its code where the language has no word for it here.</summary>
    public string CountryName(Country country) => _words.GetValueOrDefault($"country.{country.Code}", country.Code);

    private static IReadOnlyList<DocumentWords> Read()
    {
        using var stream = typeof(DocumentWords).Assembly.GetManifestResourceStream("document-words")
            ?? throw new InvalidOperationException("The words on documents are not built in.");
        using var text = new StreamReader(stream);
        using var csv = CsvReader.FromText(text.ReadToEnd(), Options);
        var rows = UploadedCsv.Rows(csv).Skip(1).Select(row => row.Cells).ToList();
        return [.. Enum.GetValues<DocumentLanguage>().Select(language =>
            new DocumentWords(rows.ToDictionary(cells => cells[0], cells => cells[1 + (int)language], StringComparer.Ordinal)))];
    }
}
