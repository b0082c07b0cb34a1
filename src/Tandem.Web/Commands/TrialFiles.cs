using Tandem.Engine.Invoices.Print;
using Tandem.Engine.Invoices.Trial;
using Tandem.Engine.Values;

namespace Tandem.Web.Commands;

/// <summary>Where tried documents are written as files; no name is used twice in a run.</summary>
/// <param name="language">Of the PDFs; null: the buyer's.</param>
internal sealed class TrialFiles(DirectoryInfo? ubl, DirectoryInfo? pdf, DocumentLanguage? language)
{
    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The one that was written to last; null while none was.</summary>
    public string? Folder { get; private set; }

    public static DocumentLanguage? LanguageOf(string? code) => code switch
    {
        "nl" => DocumentLanguage.Dutch,
        "en" => DocumentLanguage.English,
        "fr" => DocumentLanguage.French,
        "de" => DocumentLanguage.German,
        _ => null,
    };

    /// <returns>Which folder cannot be made; null: they are there.</returns>
    public Reason? Prepare()
    {
        foreach (var folder in new[] { ubl, pdf }.OfType<DirectoryInfo>())
        {
            try
            {
                folder.Create();
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                return Reason.Of("invoice.no-folder", ("what", folder.FullName));
            }
        }

        return null;
    }

    public async Task Write(TriedDocument tried, CancellationToken ct)
    {
        if (ubl is not null)
            foreach (var file in tried.Ubl()) await Write(ubl, file, ct);
        if (pdf is not null) await Write(pdf, tried.Pdf(language), ct);
    }

    private async Task Write(DirectoryInfo folder, TriedFile file, CancellationToken ct)
    {
        Folder = folder.FullName;
        var free = file.Name;
        for (var again = 2; !_names.Add(free); again++) free = $"{again}-{file.Name}";
        await File.WriteAllBytesAsync(Path.Combine(folder.FullName, free), file.Content, ct);
    }
}
