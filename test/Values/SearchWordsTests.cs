using Tandem.Engine.Values;

namespace Tandem.Tests.Values;

/// <summary>What is searched for and what is searched through are made alike.</summary>
public sealed class SearchWordsTests
{
    [Theory]
    [InlineData("CRÈME Brûlée-vorm", "creme brulee-vorm")]
    [InlineData("Señor Æ 1\u00BD", "senor æ 1\u00BD")]
    [InlineData("SET =2_%", "set =2_%")]
    public void Plain_IsInSmallLetters_WithoutAccents(string text, string plain) =>
        Assert.Equal(plain, SearchWords.Plain(text));

    /// <summary>No attribute can hold it, and a shop's text may.</summary>
    [Fact]
    public void HalfACharacter_IsNoError() => Assert.Equal("mok \uFFFD", SearchWords.Plain("Mók \uD83D"));

    [Fact]
    public void Of_LeavesOutWhatIsMissing() => Assert.Equal("mok m-1", SearchWords.Of("Mok", null, " ", "M-1"));
}
