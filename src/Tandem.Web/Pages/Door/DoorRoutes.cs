using System.Text;
using Microsoft.AspNetCore.Identity;
using Tandem.Engine.Users;
using Tandem.Web.Door;

namespace Tandem.Web.Pages.Door;

/// <summary>What the pages of the door send to besides themselves. All ask for the token of a form of ours.</summary>
internal static class DoorRoutes
{
    public static void MapDoor(this WebApplication app)
    {
        app.MapPost("/sign-out", SignOut);
        app.MapPost("/sign-in/passkey-options", AskForPasskey).AllowAnonymous();
        app.MapPost("/account/passkey-options", MakePasskey);
    }

    // The form is a parameter for the check of its token.
    private static async Task<IResult> SignOut(IFormCollection form, HttpContext http, SignInManager<User> door)
    {
        _ = form;

        // A cookie that is gone ends no page that is open: a new stamp does, on every device.
        if (await door.UserManager.GetUserAsync(http.User) is { } user) await door.UserManager.UpdateSecurityStampAsync(user);
        await door.SignOutAsync();
        return Results.LocalRedirect(DoorRegistration.SignInPath);
    }

    private static async Task<IResult> AskForPasskey(
        IFormCollection form, HttpContext http, SignInManager<User> door, SignInTries tries)
    {
        _ = form;
        return tries.MayTry(http, null) ? Json(await door.MakePasskeyRequestOptionsAsync(null))
            : Results.StatusCode(StatusCodes.Status429TooManyRequests);
    }

    private static async Task<IResult> MakePasskey(IFormCollection form, HttpContext http, SignInManager<User> door)
    {
        _ = form;
        if (Who.Of(http.User) is not { User: { } user } who) return Results.NotFound();
        return Json(await door.MakePasskeyCreationOptionsAsync(
            new PasskeyUserEntity { Id = user.ToString(), Name = who.Name, DisplayName = who.Name }));
    }

    private static IResult Json(string text) => Results.Text(text, "application/json", Encoding.UTF8);
}
