namespace Tandem.Engine.Printing;

/// <summary>
/// The fonts that are on this machine, for letters that Inter lacks. Looked through when such a letter is first met.
/// </summary>
internal sealed class MachineFonts(IReadOnlyList<string> folders)
{
    private static readonly string[] Kinds = [".ttf", ".otf", ".ttc", ".otc"];

    /// <summary>Anything but an upright, regular, sans serif face is taken only where nothing else has the letter.</summary>
    private static readonly string[] Less =
    [
        "bold", "italic", "oblique", "light", "thin", "black", "medium", "condensed", "mono", "serif", "display", "math",
        "lastresort", "blank", "notdef",
    ];

    private readonly Lock _lock = new();
    private readonly List<OutlineFont> _used = [];
    private readonly HashSet<int> _nowhere = [];
    private IReadOnlyList<string>? _files;

    /// <summary>Of this machine and the person who runs the program.</summary>
    public static MachineFonts Here { get; } = new(Folders());

    /// <returns>Null where no font has the sign.</returns>
    public OutlineFont? For(int codePoint)
    {
        lock (_lock)
        {
            if (_nowhere.Contains(codePoint)) return null;
            if (_used.Find(f => f.Shows(codePoint)) is { } known) return known;
            _files ??= Files();
            foreach (var file in _files)
            {
                if (OutlineFont.Open(file) is not { } font) continue;
                if (font.Shows(codePoint))
                {
                    _used.Add(font);
                    return font;
                }

                font.Dispose();
            }

            _nowhere.Add(codePoint);
            return null;
        }
    }

    private IReadOnlyList<string> Files() =>
    [
        .. folders.Where(Directory.Exists)
            .SelectMany(f => Directory.EnumerateFiles(f, "*",
                new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true }))
            .Where(f => Kinds.Contains(Path.GetExtension(f), StringComparer.OrdinalIgnoreCase))
            .OrderBy(f => Less.Count(word => Path.GetFileName(f).Contains(word, StringComparison.OrdinalIgnoreCase)))
            .ThenByDescending(f => Path.GetFileName(f).Contains("sans", StringComparison.OrdinalIgnoreCase))
            .ThenBy(f => f, StringComparer.Ordinal),
    ];

    private static IReadOnlyList<string> Folders()
    {
        string In(Environment.SpecialFolder folder, params ReadOnlySpan<string> path) =>
            Environment.GetFolderPath(folder) is { Length: > 0 } root ? Path.Combine([root, .. path]) : "";
        return
        [
            .. new[]
            {
                "/usr/share/fonts", "/usr/local/share/fonts", "/System/Library/Fonts", "/Library/Fonts",
                In(Environment.SpecialFolder.Fonts), In(Environment.SpecialFolder.LocalApplicationData, "fonts"),
                In(Environment.SpecialFolder.LocalApplicationData, "Microsoft", "Windows", "Fonts"),
                In(Environment.SpecialFolder.UserProfile, ".fonts"),
                In(Environment.SpecialFolder.UserProfile, "Library", "Fonts"),
            }.Where(f => f.Length > 0).Distinct(StringComparer.Ordinal),
        ];
    }
}
