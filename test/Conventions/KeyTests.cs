using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Engine.Users;
using Tandem.Engine.Values;

namespace Tandem.Tests.Conventions;

/// <summary>
/// Keys are for equality. What is to be known of a row has a column; nobody reads it out of the text of a key, a cause or the
/// name of a source.
/// </summary>
public sealed partial class KeyTests
{
    [Fact]
    public void Keys_AreComparedAsAWhole() => Found.Nothing(
        "what a key means stands in a column",
        Sources.Files.Where(path => IsOurs(path) && !Sources.IsMigration(path))
            .SelectMany(path => PartsOfKeys(Sources.Text(path) ?? "").Select(part => $"{path}: {part}")));

    [Theory]
    [InlineData("i.BusinessKey.EndsWith(\":pan\")")]
    [InlineData("row!.BusinessKey\n    .Split(':')[2]")]
    [InlineData("a.Cause.StartsWith(prefix)")]
    [InlineData("EF.Functions.Like(i.Topic, \"x%\")")]
    [InlineData("EF.Functions.Like(i.BusinessKey.ToLower(), part)")]
    [InlineData("i.BusinessKey[5..]")]
    public void Checker_SeesAKeyTakenApart(string code) => Assert.NotEmpty(PartsOfKeys(code));

    [Theory]
    [InlineData("i.BusinessKey == key && keys.Contains(i.BusinessKey)")]
    [InlineData("causes.Contains(a.Cause)")]
    [InlineData("rows.ToDictionary(i => i.BusinessKey)[key]")]
    [InlineData("cause.Cause.Reference")]
    public void Checker_AllowsTheWhole(string code) => Assert.Empty(PartsOfKeys(code));

    /// <summary>
    /// So that a seller is removed with all of it, and a shop or an account as far as it goes (RemoveParts). A user is somebody's
    /// own, and so is what hangs on one.
    /// </summary>
    [Fact]
    public void Tables_BearTheirSeller_OrHangOnARowThatDoes()
    {
        using var db = new SqliteDb(new DbContextOptionsBuilder<SqliteDb>().UseSqlite("Data Source=:memory:").Options);
        Found.Nothing("every row has a seller", db.Model.GetEntityTypes().Where(type => !IsOfASeller(type)).Select(t => t.Name));
    }

    private static bool IsOfASeller(IEntityType type) => type.ClrType == typeof(Seller) || type.ClrType == typeof(User)
        || type.GetProperties().Any(column => column.ClrType == typeof(SellerId))
        || type.GetForeignKeys().Any(key => key.DeleteBehavior == DeleteBehavior.Cascade && IsOfASeller(key.PrincipalEntityType));

    private static bool IsOurs(string path) =>
        (path.StartsWith("src/Tandem.Engine/", StringComparison.Ordinal)
            || path.StartsWith("src/Tandem.Web/", StringComparison.Ordinal))
        && (path.EndsWith(".cs", StringComparison.Ordinal) || path.EndsWith(".razor", StringComparison.Ordinal));

    private static IEnumerable<string> PartsOfKeys(string code) => TakesApart().Matches(code).Select(match => match.Value);

    [GeneratedRegex("""
        \.(BusinessKey|Key|Cause|Topic)[?!]?
        \s*(\.\s*(StartsWith|EndsWith|Contains|Split|Substring|IndexOf|LastIndexOf|Remove)\s*\(|\[)
        |\.Like\(\s*\w+\.(BusinessKey|Key|Cause|Topic|Source)\b
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TakesApart();
}
