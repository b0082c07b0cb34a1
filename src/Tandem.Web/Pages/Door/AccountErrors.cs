using Microsoft.AspNetCore.Identity;
using Tandem.Web.Pages.Words;

namespace Tandem.Web.Pages.Door;

/// <summary>Why an account could not be made or changed, in the reader's language.</summary>
internal static class AccountErrors
{
    public static string Say(IdentityResult result) => string.Join(' ', result.Errors
        .Select(e => $"account-error.{e.Code}").Select(key => ScreenWords.All.ContainsKey(key) ? key : "account-error.other")
        .Distinct().Select(key => Texts.Say(key)));
}
